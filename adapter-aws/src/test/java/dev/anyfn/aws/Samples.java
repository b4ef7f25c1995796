package dev.anyfn.aws;

import java.nio.charset.StandardCharsets;

/** Events as AWS sends them, shortened where nothing depends on it. */
final class Samples {

  private Samples() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static final String REST_V1 =
      """
      {"resource":"/{proxy+}","path":"/orders/caf%C3%A9","httpMethod":"POST",
       "headers":{"Content-Type":"text/plain; charset=utf-8","X-Tag":"b","Cookie":"a=1; b=2"},
       "multiValueHeaders":{"Content-Type":["text/plain; charset=utf-8"],"X-Tag":["a","b"],"Cookie":["a=1; b=2"]},
       "queryStringParameters":{"tag":"B & C","q":"é"},
       "multiValueQueryStringParameters":{"tag":["A=1","B & C"],"q":["é"]},
       "pathParameters":{"proxy":"orders"},"stageVariables":null,
       "requestContext":{"resourceId":"123456","apiId":"1234567890","resourcePath":"/{proxy+}",
         "httpMethod":"POST","requestId":"c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
         "path":"/prod/orders/caf%C3%A9","stage":"prod","protocol":"HTTP/1.1","identity":{"sourceIp":"127.0.0.1"}},
       "body":"Euro € 😀","isBase64Encoded":false}
      """;

  static final String HTTP_V2 =
      """
      {"version":"2.0","routeKey":"$default","rawPath":"/prod/orders/café 100%","rawQueryString":"tag=a%2Cb&tag=c&empty",
       "cookies":["a=1","b=2"],
       "headers":{"content-type":"text/plain","x-tag":"a,b","host":"x.execute-api.eu-central-1.amazonaws.com"},
       "queryStringParameters":{"tag":"a,b,c","empty":""},
       "requestContext":{"accountId":"123456789012","apiId":"api-id",
         "domainName":"x.execute-api.eu-central-1.amazonaws.com","domainPrefix":"x",
         "http":{"method":"PUT","path":"/prod/orders/café 100%","protocol":"HTTP/1.1","sourceIp":"192.0.2.1","userAgent":"agent"},
         "requestId":"id","routeKey":"$default","stage":"prod","time":"12/Mar/2020:19:03:58 +0000","timeEpoch":1583348638390},
       "body":"AP+ACg==","isBase64Encoded":true}
      """;

  static final String FUNCTION_URL =
      """
      {"version":"2.0","routeKey":"$default","rawPath":"/","rawQueryString":"",
       "headers":{"accept":"*/*","host":"abc.lambda-url.eu-central-1.on.aws"},
       "requestContext":{"accountId":"anonymous","apiId":"abc","domainName":"abc.lambda-url.eu-central-1.on.aws",
         "domainPrefix":"abc","http":{"method":"GET","path":"/","protocol":"HTTP/1.1","sourceIp":"192.0.2.1","userAgent":"curl"},
         "requestId":"id","routeKey":"$default","stage":"$default","time":"12/Mar/2020:19:03:58 +0000","timeEpoch":1583348638390},
       "isBase64Encoded":false}
      """;

  static String message(String id, String body, String more) {
    return """
        {"messageId":"%s","receiptHandle":"AQEB","body":"%s",
         "attributes":{"ApproximateReceiveCount":"3","SentTimestamp":"1545082649183","SenderId":"AIDA"%s},
         "messageAttributes":{},"md5OfBody":"x","eventSource":"aws:sqs",
         "eventSourceARN":"arn:aws:sqs:us-east-2:123456789012:QUEUE","awsRegion":"us-east-2"}"""
        .formatted(id, body, more);
  }

  static String sqs(String queue, String... messages) {
    return ("{\"Records\":[" + String.join(",", messages) + "]}").replace("QUEUE", queue);
  }

  static final String SQS = sqs("my-queue", message("m1", "a", ""));

  static final String SQS_FIFO =
      sqs("my-queue.fifo", message("m1", "a", ",\"MessageGroupId\":\"g1\""));

  static final String SNS =
      """
      {"Records":[{"EventSource":"aws:sns","EventVersion":"1.0","EventSubscriptionArn":"arn:aws:sns:x",
        "Sns":{"Type":"Notification","MessageId":"95df01b4","Message":"hi","Timestamp":"2019-01-02T12:45:07.000Z"}}]}
      """;

  static final String S3 =
      """
      {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-2","eventName":"ObjectCreated:Put",
        "s3":{"bucket":{"name":"b"},"object":{"key":"Happy%20Face.jpg","size":1024}}}]}
      """;

  static final String EVENT_BRIDGE =
      """
      {"version":"0","id":"fe8d3c65","detail-type":"Scheduled Event","source":"aws.events","account":"123456789012",
       "time":"2020-10-08T00:00:00Z","region":"us-east-1","resources":["arn:aws:events:rule"],"detail":{}}
      """;

  static final String ALB =
      """
      {"requestContext":{"elb":{"targetGroupArn":"arn:aws:elasticloadbalancing:x"}},"httpMethod":"GET","path":"/",
       "queryStringParameters":{},"headers":{"host":"lambda-alb"},"body":"","isBase64Encoded":false}
      """;

  static final String KINESIS =
      """
      {"Records":[{"kinesis":{"sequenceNumber":"1","data":"aGk="},"eventSource":"aws:kinesis","eventID":"s:1"}]}
      """;

  static final String WEB_SOCKET =
      """
      {"requestContext":{"routeKey":"$default","eventType":"MESSAGE","connectionId":"c","requestId":"r","stage":"prod"},
       "body":"hi","isBase64Encoded":false}
      """;

  static final String AUTHORIZER_V1 =
      """
      {"type":"REQUEST","methodArn":"arn:aws:execute-api:x","resource":"/orders","path":"/orders","httpMethod":"GET",
       "headers":{"Authorization":"s3cret"},"requestContext":{"requestId":"r","resourcePath":"/orders","stage":"prod"}}
      """;

  static final String AUTHORIZER_V2 =
      """
      {"version":"2.0","type":"REQUEST","routeArn":"arn:aws:execute-api:x","identitySource":["s3cret"],"routeKey":"GET /",
       "rawPath":"/","requestContext":{"http":{"method":"GET","path":"/"},"domainName":"x.lambda-url.y","stage":"$default"}}
      """;
}
