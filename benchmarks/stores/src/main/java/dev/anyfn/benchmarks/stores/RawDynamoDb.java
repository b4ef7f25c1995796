package dev.anyfn.benchmarks.stores;

import dev.anyfn.state.spi.ValueCodec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The SDK of DynamoDB by hand, over {@code HttpURLConnection}; consistent reads. */
final class RawDynamoDb implements Workload {

  private static final String UNCHANGED =
      "rev = :version AND (attribute_not_exists(expires_ms) OR expires_ms > :now)";

  private final String table;
  private final ValueCodec codec;
  private final Class<?> type;
  private final DynamoDbClient client;
  private final String[] revisions = new String[ITEMS];

  RawDynamoDb(String table, Map<String, String> settings, ValueCodec codec, Class<?> type) {
    this.table = table;
    this.codec = codec;
    this.type = type;
    this.client =
        DynamoDbClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .region(Region.of(settings.get("AWS_REGION")))
            .endpointOverride(URI.create(settings.get("AWS_ENDPOINT_URL_DYNAMODB")))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(
                        settings.get("AWS_ACCESS_KEY_ID"), settings.get("AWS_SECRET_ACCESS_KEY"))))
            .build();
  }

  private static AttributeValue binary(String text) {
    return AttributeValue.fromB(
        SdkBytes.fromByteArrayUnsafe(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Map<String, AttributeValue> key(int number) {
    return Map.of("pk", binary(PARTITION), "sk", binary(Workload.key(number)));
  }

  private PutItemRequest.Builder request(int number, Object value, String revision) {
    Map<String, AttributeValue> item = new HashMap<>(key(number));
    item.put("doc", AttributeValue.fromS(new String(codec.encode(value), StandardCharsets.UTF_8)));
    item.put("rev", AttributeValue.fromS(revision));
    return PutItemRequest.builder().tableName(table).item(item);
  }

  @Override
  public void put(int number, Object value) {
    String revision = UUID.randomUUID().toString();
    client.putItem(request(number, value, revision).build());
    revisions[number] = revision;
  }

  @Override
  public Object get(int number) {
    GetItemRequest request =
        GetItemRequest.builder().tableName(table).key(key(number)).consistentRead(true).build();
    return read(client.getItem(request).item()).value();
  }

  private record Read(String key, Object value, String revision) {}

  private Read read(Map<String, AttributeValue> item) {
    AttributeValue end = item.get("expires_ms");
    if (end != null && Long.parseLong(end.n()) <= System.currentTimeMillis()) {
      throw new IllegalStateException("it has expired");
    }
    return new Read(
        attribute(item, "sk").b().asUtf8String(),
        codec.decode(attribute(item, "doc").s().getBytes(StandardCharsets.UTF_8), type),
        attribute(item, "rev").s());
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new IllegalStateException("no " + name);
    }
    return value;
  }

  @Override
  public void replace(int number, Object value) {
    String revision = UUID.randomUUID().toString();
    client.putItem(
        request(number, value, revision)
            .conditionExpression(UNCHANGED)
            .expressionAttributeValues(
                Map.of(
                    ":version",
                    AttributeValue.fromS(revisions[number]),
                    ":now",
                    AttributeValue.fromN(Long.toString(System.currentTimeMillis()))))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build());
    revisions[number] = revision;
  }

  @Override
  public int page() {
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :partition AND sk >= :from")
            .expressionAttributeValues(
                Map.of(":partition", binary(PARTITION), ":from", binary("\0")))
            .limit(ITEMS)
            .consistentRead(true)
            .build();
    int count = 0;
    for (Map<String, AttributeValue> item : client.query(request).items()) {
      count += read(item).value() == null ? 0 : 1;
    }
    return count;
  }

  @Override
  public void close() {
    client.close();
  }
}
