package dev.anyfn.runtime.event;

import static dev.anyfn.runtime.event.Samples.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.Headers;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.CloudEventUtils;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.data.BytesCloudEventData;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against the SDK's own events, which share no code with ours. */
class RoundTripTest {

  private static final int EVENTS = 5_000;
  private static final String ALPHABET = "abz09 \"%\\,;=/~é€😀\u3000";
  private static final String[] TYPES = {
    "application/json",
    "application/json; charset=utf-8",
    "a/vnd.b+json",
    "text/plain",
    "text/xml",
    "application/octet-stream",
    "text/plain;charset=iso-8859-1"
  };
  private static final String[] JSON = {"{\"a\":2.50}", "[1, 2]", "null", "\"ü\"", "1e99", "x", ""};

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int[] alphabet = ALPHABET.codePoints().toArray();
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
    }
    return text.toString();
  }

  private static byte[] data(Random random) {
    if (random.nextBoolean()) {
      return JSON[random.nextInt(JSON.length)].getBytes(StandardCharsets.UTF_8);
    }
    byte[] bytes = new byte[1 + random.nextInt(20)];
    random.nextBytes(bytes);
    // Never JSON with white space around it, which is the one thing that writing loses.
    bytes[0] |= (byte) 0x80;
    return bytes;
  }

  private static OffsetDateTime time(Random random) {
    return OffsetDateTime.of(
        1970 + random.nextInt(100),
        1 + random.nextInt(12),
        1,
        0,
        0,
        0,
        random.nextInt(3),
        ZoneOffset.ofHours(random.nextInt(5) - 2));
  }

  private static CloudEvent random(Random random, boolean typed) {
    CloudEventBuilder builder =
        CloudEventBuilder.fromSpecVersion(random.nextInt(4) == 0 ? SpecVersion.V03 : SpecVersion.V1)
            .withId(text(random))
            .withType(text(random))
            .withSource(URI.create("/s" + random.nextInt(100) + "?q=%20"));
    if (random.nextBoolean()) {
      builder.withSubject(text(random)).withTime(time(random));
    }
    if (random.nextBoolean()) {
      builder.withDataSchema(URI.create("https://example.com/" + random.nextInt(9)));
    }
    if (random.nextBoolean()) {
      builder.withExtension("ext1", text(random));
    }
    if (typed && random.nextBoolean()) {
      builder.withExtension("ext2", random.nextInt()).withExtension("ext3", random.nextBoolean());
    }
    if (random.nextInt(4) > 0) {
      builder.withDataContentType(TYPES[random.nextInt(TYPES.length)]);
    }
    if (random.nextInt(4) > 0) {
      byte[] data = data(random);
      builder.withData(data.length == 0 ? new byte[] {1} : data);
    }
    return builder.build();
  }

  /** By hand: the SDK's own copy of a foreign event of 0.3 makes an extension of its schemaurl. */
  private static CloudEvent sdk(CloudEvent event) {
    CloudEventBuilder builder =
        CloudEventBuilder.fromSpecVersion(event.getSpecVersion())
            .withId(event.getId())
            .withSource(event.getSource())
            .withType(event.getType())
            .withDataContentType(event.getDataContentType())
            .withDataSchema(event.getDataSchema())
            .withSubject(event.getSubject())
            .withTime(event.getTime());
    for (String name : event.getExtensionNames()) {
      Object value = event.getExtension(name);
      if (value instanceof Integer number) {
        builder.withExtension(name, number);
      } else if (value instanceof Boolean flag) {
        builder.withExtension(name, flag);
      } else {
        builder.withExtension(name, (String) value);
      }
    }
    if (event.getData() != null) {
      builder.withData(BytesCloudEventData.wrap(event.getData().toBytes()));
    }
    return builder.build();
  }

  private static Headers headers(CloudEvent event) {
    Headers headers = HttpEvents.binaryHeaders(event);
    String type = event.getDataContentType();
    return type == null ? headers : headers.and("Content-Type", type);
  }

  private static CloudEvent throughBinary(CloudEvent event) {
    return HttpEvents.read(headers(event), bytes(event));
  }

  private static byte[] bytes(CloudEvent event) {
    CloudEventData data = event.getData();
    return data == null ? new byte[0] : data.toBytes();
  }

  @Test
  void binaryModeGivesTheSdksEventAgain() {
    Random random = new Random(1);
    for (int i = 0; i < EVENTS; i++) {
      CloudEvent event = random(random, false);
      assertThat(sdk(throughBinary(event))).isEqualTo(event);
    }
  }

  @Test
  void structuredModeGivesTheSdksEventAgain() {
    Random random = new Random(2);
    for (int i = 0; i < EVENTS; i++) {
      CloudEvent event = random(random, true);
      assertThat(sdk(JsonEvents.read(written(event)))).isEqualTo(event);
    }
  }

  @Test
  void ourEventsGoThroughBothModesAndTheSdk() {
    Random random = new Random(3);
    for (int i = 0; i < EVENTS; i++) {
      CloudEvent ours = throughBinary(random(random, false));
      assertThat(ours).isInstanceOf(Event.class);
      assertThat(JsonEvents.read(written(ours))).isEqualTo(ours);
      assertThat(throughBinary(JsonEvents.read(written(ours)))).isEqualTo(ours);
      assertThat(throughBinary(sdk(ours))).isEqualTo(ours);
      if (ours.getSpecVersion() == SpecVersion.V1) {
        CloudEvent copy = CloudEventUtils.toEvent(CloudEventUtils.toReader(ours));
        assertThat(sdk(copy)).isEqualTo(sdk(ours));
        assertThat(sdk(CloudEventBuilder.from(ours).build())).isEqualTo(sdk(ours));
      }
    }
  }

  @Test
  void anyBytesGoThroughAllModes() {
    for (String type : TYPES) {
      CloudEvent event =
          CloudEventBuilder.v1()
              .withId("1")
              .withType("t")
              .withSource(URI.create("/s"))
              .withData(type, Samples.BINARY)
              .build();
      assertThat(throughBinary(event).getData().toBytes()).isEqualTo(Samples.BINARY);
      assertThat(JsonEvents.read(written(event)).getData().toBytes()).isEqualTo(Samples.BINARY);
    }
  }

  @Test
  void extensionsOfAllTypesOfTheSdkAreWrittenInCanonicalForm() {
    CloudEvent event =
        CloudEventBuilder.v1()
            .withId("1")
            .withType("t")
            .withSource(URI.create("/s"))
            .withExtension("uri", URI.create("/u"))
            .withExtension("at", OffsetDateTime.parse("2018-04-05T03:56:00Z"))
            .withExtension("bytes", Samples.BINARY)
            .withExtension("big", 5_000_000_000L)
            .withExtension("small", 5L)
            .withExtension("half", 0.5)
            .build();
    CloudEvent read = JsonEvents.read(written(event));
    assertThat(read.getExtension("uri")).isEqualTo("/u");
    assertThat(read.getExtension("at")).isEqualTo("2018-04-05T03:56:00Z");
    assertThat(read.getExtension("bytes")).isEqualTo("AP+ACg==");
    assertThat(read.getExtension("big")).isEqualTo("5000000000");
    assertThat(read.getExtension("small")).isEqualTo(5);
    assertThat(read.getExtension("half")).isEqualTo("0.5");
    assertThat(throughBinary(event).getExtension("small")).isEqualTo("5");
  }

  @Test
  void plainValuesAreReadAsTheSdkReadsThem() {
    Random random = new Random(4);
    for (int i = 0; i < EVENTS; i++) {
      CloudEvent event = random(random, false);
      Headers sent = plain(headers(event));
      assertThat(sdk(HttpEvents.read(sent, bytes(event))))
          .isEqualTo(SdkReader.read(sent, bytes(event)));
    }
  }

  private static Headers plain(Headers headers) {
    Headers.Builder plain = Headers.builder();
    headers.forEach((name, value) -> plain.add(name, value.replace('%', '_')));
    return plain.build();
  }
}
