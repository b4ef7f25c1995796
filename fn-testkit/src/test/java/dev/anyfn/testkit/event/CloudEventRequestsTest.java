package dev.anyfn.testkit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** CloudEvents in requests, by the vectors of the HTTP binding. */
class CloudEventRequestsTest {

  private static final FakeCloudEvent EVENT =
      FakeCloudEvent.of("order.placed", "/shop")
          .id("e-1")
          .subject("Euro € 😀 100% \"q\"")
          .at(Instant.parse("2026-01-02T03:04:00Z"))
          .extension("tenant", "a b")
          .json("{\"a\":1.50}");

  private static JsonNode tree(HttpEvent request) throws IOException {
    return new ObjectMapper().readTree(request.body());
  }

  @Test
  void inBinaryModeHaveTheirAttributesPercentEncoded() {
    HttpEvent request = EVENT.binary("/in");
    assertThat(request.headers().first("ce-specversion")).contains("1.0");
    assertThat(request.headers().first("ce-id")).contains("e-1");
    assertThat(request.headers().first("ce-source")).contains("/shop");
    assertThat(request.headers().first("ce-subject"))
        .contains("Euro%20%E2%82%AC%20%F0%9F%98%80%20100%25%20%22q%22");
    assertThat(request.headers().first("ce-time")).contains("2026-01-02T03:04:00Z");
    assertThat(request.headers().first("ce-tenant")).contains("a%20b");
    assertThat(request.headers().first("ce-datacontenttype")).isEmpty();
    assertThat(request.contentType()).contains("application/json");
    assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1.50}");
  }

  @Test
  void inStructuredModeAreOneDocument() throws IOException {
    HttpEvent request = EVENT.structured("/in");
    assertThat(request.contentType())
        .hasValueSatisfying(t -> assertThat(t).startsWith("application/cloudevents+json"));
    JsonNode document = tree(request);
    assertThat(document.path("subject").textValue()).isEqualTo("Euro € 😀 100% \"q\"");
    assertThat(document.path("tenant").textValue()).isEqualTo("a b");
    assertThat(new String(request.body(), StandardCharsets.UTF_8))
        .contains("\"data\":{\"a\":1.50}");
  }

  @Test
  void inStructuredModeHaveTextAsTextAndBytesInBase64() throws IOException {
    assertThat(tree(EVENT.data("text/plain", "{\"a\"").structured("/")).path("data").textValue())
        .isEqualTo("{\"a\"");
    byte[] binary = {0, (byte) 0xff};
    JsonNode bytes = tree(EVENT.data("application/octet-stream", binary).structured("/"));
    assertThat(bytes.path("data_base64").binaryValue()).isEqualTo(binary);
    assertThat(bytes.has("data")).isFalse();
    assertThat(tree(FakeCloudEvent.of("t", "/s").structured("/")).has("data")).isFalse();
  }

  @Test
  void inABatchAreAnArray() throws IOException {
    HttpEvent request = CloudEventRequests.batch("/", EVENT, EVENT.id("e-2"));
    assertThat(request.contentType())
        .hasValueSatisfying(t -> assertThat(t).startsWith("application/cloudevents-batch+json"));
    assertThat(tree(request)).hasSize(2);
    assertThat(tree(request).path(1).path("id").textValue()).isEqualTo("e-2");
    assertThat(CloudEventRequests.batch("/").body()).containsExactly('[', ']');
  }

  @Test
  void ofTheCloudEventsLibraryAreTakenToo() throws IOException {
    CloudEvent event =
        CloudEventBuilder.v1()
            .withId("1")
            .withSource(URI.create("/s"))
            .withType("t")
            .withExtension("flag", true)
            .withData("application/vnd.a+json", "[1]".getBytes(StandardCharsets.UTF_8))
            .build();
    JsonNode document = tree(CloudEventRequests.structured("/", event));
    assertThat(document.path("flag").isBoolean()).isTrue();
    assertThat(document.path("data").isArray()).isTrue();
    assertThat(CloudEventRequests.binary("/", event).headers().first("ce-flag")).contains("true");
  }

  @Test
  void thatAreFakeAreReadAsTheyWereMade() {
    CloudEvent copy = CloudEventBuilder.from(EVENT).build();
    assertThat(copy.getId()).isEqualTo("e-1");
    assertThat(copy.getSubject()).isEqualTo(EVENT.getSubject());
    assertThat(copy.getTime()).isEqualTo(EVENT.getTime());
    assertThat(copy.getExtensionNames()).containsExactly("tenant");
    assertThat(copy.getExtension("tenant")).isEqualTo("a b");
    assertThat(copy.getData().toBytes()).isEqualTo(EVENT.getData().toBytes());
    assertThat(EVENT.getExtension("id")).isNull();
    assertThatThrownBy(() -> EVENT.extension("myExt", "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ofCloudStorageNameTheirObject() throws IOException {
    FakeCloudEvent event = CloudStorageEvent.finalized("files", "in/ü.csv", 120);
    assertThat(event.getType()).isEqualTo("google.cloud.storage.object.v1.finalized");
    assertThat(event.getSource().toString())
        .isEqualTo("//storage.googleapis.com/projects/_/buckets/files");
    assertThat(event.getSubject()).isEqualTo("objects/in/ü.csv");
    JsonNode data = new ObjectMapper().readTree(event.getData().toBytes());
    assertThat(data.path("name").textValue()).isEqualTo("in/ü.csv");
    assertThat(data.path("size").textValue()).isEqualTo("120");
    assertThat(CloudStorageEvent.deleted("files", "a").getType()).endsWith(".deleted");
  }
}
