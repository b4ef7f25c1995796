package dev.anyfn.testkit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.KafkaEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each trigger's event, read by AWS's own classes as its client reads them, or as documented. */
class TriggerEventsTest {

  record Order(String id, int quantity) {}

  private static final Order ORDER = new Order("€1", 3);
  private static final String JSON = "{\"id\":\"€1\",\"quantity\":3}";
  private static final byte[] BINARY = {0, (byte) 0xff, (byte) 0x80, '\n'};
  private static final Instant TIME = Instant.parse("2025-06-07T08:09:10.111Z");

  private static JsonNode tree(byte[] json) throws IOException {
    return new ObjectMapper().readTree(json);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  @Nested
  class OfSqs {

    private SQSEvent read(SqsEvents event) {
      return AwsReader.read(event.bytes(), SQSEvent.class);
    }

    @Test
    void haveTheirMessagesWithIdsThatAreCounted() {
      SqsEvents event = SqsEvents.queue("orders").message(ORDER).message("plain \" text");
      List<SQSEvent.SQSMessage> messages = read(event).getRecords();
      assertThat(messages)
          .extracting(SQSEvent.SQSMessage::getBody)
          .containsExactly(JSON, "plain \" text");
      assertThat(messages).extracting(SQSEvent.SQSMessage::getMessageId).isEqualTo(event.ids());
      assertThat(event.ids()).doesNotHaveDuplicates();
      assertThat(event.bytes()).isEqualTo(event.bytes());
      assertThat(messages.get(0).getEventSourceArn())
          .isEqualTo("arn:aws:sqs:eu-west-1:123456789012:orders");
      assertThat(messages.get(0).getAttributes()).containsEntry("ApproximateReceiveCount", "1");
      assertThat(messages.get(1).getMd5OfBody()).hasSize(32);
    }

    @Test
    void saidInFullHaveAllOfIt() {
      SqsMessage message =
          SqsMessage.of(ORDER)
              .id("m-7")
              .receiveCount(4)
              .at(TIME)
              .attribute("SenderId", "me")
              .messageAttribute("text", "a")
              .messageAttribute("number", 1.5)
              .messageAttribute("binary", BINARY);
      SQSEvent.SQSMessage read =
          read(SqsEvents.queue("orders").message(message)).getRecords().get(0);
      assertThat(read.getMessageId()).isEqualTo("m-7");
      assertThat(read.getAttributes())
          .containsEntry("ApproximateReceiveCount", "4")
          .containsEntry("SentTimestamp", "1749283750111")
          .containsEntry("SenderId", "me")
          .doesNotContainKey("MessageGroupId");
      assertThat(read.getMessageAttributes().get("text").getStringValue()).isEqualTo("a");
      assertThat(read.getMessageAttributes().get("number").getDataType()).isEqualTo("Number");
      assertThat(bytes(read.getMessageAttributes().get("binary").getBinaryValue()))
          .isEqualTo(BINARY);
    }

    @Test
    void ofAFifoQueueHaveAGroupAndAnOrder() {
      SqsEvents event =
          SqsEvents.queue("orders.fifo").message("a").message(SqsMessage.of("b").group("g"));
      List<SQSEvent.SQSMessage> messages = read(event).getRecords();
      assertThat(messages.get(0).getAttributes()).containsEntry("MessageGroupId", "group-1");
      assertThat(messages.get(1).getAttributes()).containsEntry("MessageGroupId", "g");
      assertThat(messages.get(0).getAttributes().get("SequenceNumber"))
          .isLessThan(messages.get(1).getAttributes().get("SequenceNumber"));
    }
  }

  @Test
  void ofSnsHaveOneMessage() {
    byte[] event =
        SnsEvent.topic("orders")
            .message(ORDER)
            .subject("new")
            .id("n-1")
            .at(TIME)
            .attribute("kind", "a")
            .attribute("raw", BINARY)
            .bytes();
    SNSEvent.SNSRecord record = AwsReader.read(event, SNSEvent.class).getRecords().get(0);
    assertThat(record.getEventSource()).isEqualTo("aws:sns");
    assertThat(record.getSNS().getMessage()).isEqualTo(JSON);
    assertThat(record.getSNS().getSubject()).isEqualTo("new");
    assertThat(record.getSNS().getMessageId()).isEqualTo("n-1");
    assertThat(record.getSNS().getTimestamp().getMillis()).isEqualTo(TIME.toEpochMilli());
    assertThat(record.getSNS().getTopicArn()).endsWith(":orders");
    assertThat(record.getSNS().getMessageAttributes().get("kind").getValue()).isEqualTo("a");
    assertThat(record.getSNS().getMessageAttributes().get("raw").getValue())
        .isEqualTo(Base64.getEncoder().encodeToString(BINARY));
  }

  @Test
  void ofS3HaveKeysEncodedAsS3Does() {
    String key = "in/Grüße & 50% +1/(a)=b.csv";
    byte[] event = S3Events.bucket("files").created(key, 120).removed("plain").at(TIME).bytes();
    S3Event read = AwsReader.read(event, S3Event.class);
    assertThat(read.getRecords().get(0).getS3().getObject().getKey())
        .isEqualTo("in/Gr%C3%BC%C3%9Fe+%26+50%25+%2B1/%28a%29%3Db.csv");
    assertThat(read.getRecords().get(0).getS3().getObject().getUrlDecodedKey()).isEqualTo(key);
    assertThat(read.getRecords().get(0).getS3().getObject().getSizeAsLong()).isEqualTo(120L);
    assertThat(read.getRecords().get(0).getEventName()).isEqualTo("ObjectCreated:Put");
    assertThat(read.getRecords().get(0).getEventTime().getMillis()).isEqualTo(TIME.toEpochMilli());
    assertThat(read.getRecords().get(1).getEventName()).isEqualTo("ObjectRemoved:Delete");
    assertThat(read.getRecords().get(1).getS3().getBucket().getName()).isEqualTo("files");
  }

  @Nested
  class OfDynamoDb {

    @Test
    void haveTypedImages() {
      Map<String, Object> item = new HashMap<>();
      item.put("id", "o-1");
      item.put("at", 5);
      item.put("price", new BigDecimal("12.3400000000000000000000000000000001"));
      item.put("raw", BINARY);
      item.put("open", true);
      item.put("note", null);
      item.put("lines", List.of(Map.of("sku", "a"), 1));
      item.put("tags", Set.of("x"));
      item.put("sizes", Set.of(7));
      DynamoDbEvents event =
          DynamoDbEvents.table("orders", "id", "at")
              .inserted(item)
              .modified(Map.of("id", "a", "at", 1, "n", 1), Map.of("id", "a", "at", 1, "n", 2))
              .removed(Map.of("id", "b", "at", 1));
      List<DynamodbEvent.DynamodbStreamRecord> records =
          AwsReader.read(event.bytes(), DynamodbEvent.class).getRecords();
      var image = records.get(0).getDynamodb().getNewImage();
      assertThat(image.get("id").getS()).isEqualTo("o-1");
      assertThat(image.get("price").getN()).isEqualTo("12.3400000000000000000000000000000001");
      assertThat(bytes(image.get("raw").getB())).isEqualTo(BINARY);
      assertThat(image.get("open").getBOOL()).isTrue();
      assertThat(image.get("note").isNULL()).isTrue();
      assertThat(image.get("lines").getL().get(0).getM().get("sku").getS()).isEqualTo("a");
      assertThat(image.get("tags").getSS()).containsExactly("x");
      assertThat(image.get("sizes").getNS()).containsExactly("7");
      assertThat(records.get(0).getDynamodb().getKeys().keySet())
          .containsExactlyInAnyOrder("id", "at");
      assertThat(records.get(0).getDynamodb().getOldImage()).isNull();
      assertThat(records.get(1).getDynamodb().getOldImage().get("n").getN()).isEqualTo("1");
      assertThat(records.get(1).getDynamodb().getNewImage().get("n").getN()).isEqualTo("2");
      assertThat(records.get(2).getDynamodb().getNewImage()).isNull();
      assertThat(records)
          .extracting(DynamodbEvent.DynamodbStreamRecord::getEventName)
          .containsExactly("INSERT", "MODIFY", "REMOVE");
      assertThat(records)
          .extracting(record -> record.getDynamodb().getSequenceNumber())
          .isEqualTo(event.ids());
    }

    @Test
    void refuseWhatTheTableCannotHold() {
      DynamoDbEvents table = DynamoDbEvents.table("orders", "id");
      assertThatThrownBy(() -> table.inserted(Map.of("x", 1))).hasMessageContaining("has no id");
      assertThatThrownBy(() -> table.inserted(Map.of("id", TIME)).bytes())
          .hasMessageContaining("no type for a java.time.Instant");
      assertThatThrownBy(() -> table.inserted(Map.of("id", "a", "s", Set.of())).bytes())
          .hasMessageContaining("never empty");
      assertThatThrownBy(() -> table.inserted(Map.of("id", "a", "s", Set.of(1, "b"))).bytes())
          .hasMessageContaining("one type");
    }
  }

  @Test
  void ofKinesisHaveTheirDataAndSequence() {
    KinesisEvents event =
        KinesisEvents.stream("orders").at(TIME).record("c-7", ORDER).record("c-8", BINARY);
    List<KinesisEvent.KinesisEventRecord> records =
        AwsReader.read(event.bytes(), KinesisEvent.class).getRecords();
    assertThat(new String(bytes(records.get(0).getKinesis().getData()), StandardCharsets.UTF_8))
        .isEqualTo(JSON);
    assertThat(bytes(records.get(1).getKinesis().getData())).isEqualTo(BINARY);
    assertThat(records.get(0).getKinesis().getPartitionKey()).isEqualTo("c-7");
    assertThat(records.get(0).getKinesis().getApproximateArrivalTimestamp().getTime())
        .isEqualTo(TIME.toEpochMilli());
    assertThat(records)
        .extracting(record -> record.getKinesis().getSequenceNumber())
        .isEqualTo(event.ids());
    assertThat(event.ids()).isSorted().allMatch(id -> id.length() == 56);
  }

  @Test
  void ofKafkaAreGroupedByPartition() {
    byte[] event =
        KafkaEvents.topic("orders")
            .record("k", ORDER)
            .record(KafkaRecord.of(null, BINARY).partition(1).at(TIME).header("h", "é"))
            .record("k", "second")
            .record(KafkaRecord.of("gone", null))
            .bytes();
    KafkaEvent read = AwsReader.read(event, KafkaEvent.class);
    assertThat(read.getEventSource()).isEqualTo("aws:kafka");
    assertThat(read.getRecords().keySet()).containsExactlyInAnyOrder("orders-0", "orders-1");
    List<KafkaEvent.KafkaEventRecord> first = read.getRecords().get("orders-0");
    assertThat(Base64.getDecoder().decode(first.get(0).getValue()))
        .isEqualTo(JSON.getBytes(StandardCharsets.UTF_8));
    assertThat(first)
        .extracting(KafkaEvent.KafkaEventRecord::getOffset)
        .containsExactly(0L, 1L, 2L);
    assertThat(first.get(2).getValue()).isNull();
    KafkaEvent.KafkaEventRecord other = read.getRecords().get("orders-1").get(0);
    assertThat(other.getKey()).isNull();
    assertThat(other.getTimestamp()).isEqualTo(TIME.toEpochMilli());
    assertThat(other.getHeaders().get(0).get("h")).isEqualTo("é".getBytes(StandardCharsets.UTF_8));
    assertThat(KafkaEvents.topic("orders").selfManaged().text())
        .contains("\"SelfManagedKafka\"")
        .doesNotContain("eventSourceArn");
  }

  @Test
  void ofFirehoseHaveTheirData() {
    FirehoseEvents event = FirehoseEvents.stream("orders").record(ORDER).record(BINARY);
    KinesisFirehoseEvent read = AwsReader.read(event.bytes(), KinesisFirehoseEvent.class);
    assertThat(read.getDeliveryStreamArn()).endsWith("deliverystream/orders");
    assertThat(bytes(read.getRecords().get(1).getData())).isEqualTo(BINARY);
    assertThat(read.getRecords())
        .extracting(KinesisFirehoseEvent.Record::getRecordId)
        .isEqualTo(event.ids());
  }

  @Test
  void ofEventBridgeHaveTheirDetail() throws IOException {
    byte[] event =
        EventBridgeEvent.of("shop", "OrderPlaced", ORDER)
            .id("e-1")
            .at(TIME)
            .resources("arn:a")
            .bytes();
    ScheduledEvent read = AwsReader.read(event, ScheduledEvent.class);
    assertThat(read.getDetailType()).isEqualTo("OrderPlaced");
    assertThat(read.getDetail()).containsEntry("id", "€1");
    assertThat(read.getTime().getMillis()).isEqualTo(1749283750000L);
    assertThat(read.getResources()).containsExactly("arn:a");
    assertThat(tree(event).path("detail")).isEqualTo(tree(JsonDocument.bytes(JSON)));
    ScheduledEvent tick =
        AwsReader.read(EventBridgeEvent.scheduled("nightly").bytes(), ScheduledEvent.class);
    assertThat(tick.getSource()).isEqualTo("aws.events");
    assertThat(tick.getResources().get(0)).endsWith(":rule/nightly");
    assertThatThrownBy(() -> EventBridgeEvent.of("a", "b", "[1]"))
        .hasMessageContaining("JSON object");
  }

  @Test
  void ofPubSubHaveBothSpellings() throws IOException {
    PubSubEvent event =
        PubSubEvent.topic("orders").message(ORDER).attribute("a", "b").orderingKey("k").at(TIME);
    HttpEvent push = event.push("/in");
    JsonNode message = tree(push.body()).path("message");
    assertThat(push.contentType()).contains("application/json");
    assertThat(message.path("data").binaryValue()).isEqualTo(JSON.getBytes(StandardCharsets.UTF_8));
    assertThat(message.path("messageId")).isEqualTo(message.path("message_id"));
    assertThat(message.path("publish_time").textValue()).isEqualTo("2025-06-07T08:09:10.111Z");
    assertThat(message.path("attributes").path("a").textValue()).isEqualTo("b");
    assertThat(message.path("orderingKey").textValue()).isEqualTo("k");
    assertThat(tree(PubSubEvent.topic("t").attribute("a", "b").bytes()).path("message").has("data"))
        .isFalse();
    FakeCloudEvent cloudEvent = event.cloudEvent();
    assertThat(cloudEvent.getType()).isEqualTo("google.cloud.pubsub.topic.v1.messagePublished");
    assertThat(cloudEvent.getSource().toString()).endsWith("/topics/orders");
    assertThat(cloudEvent.getData().toBytes()).isEqualTo(event.bytes());
  }

  @Test
  void thatAreDirectAreWhatIsSaid() {
    assertThat(DirectEvent.of(ORDER).text()).isEqualTo(JSON);
    assertThat(DirectEvent.of("[1]").text()).isEqualTo("[1]");
    assertThat(DirectEvent.of(BINARY).bytes()).isEqualTo(BINARY);
    assertThat(DirectEvent.of(Map.of("a", 1)).text()).isEqualTo("{\"a\":1}");
  }
}
