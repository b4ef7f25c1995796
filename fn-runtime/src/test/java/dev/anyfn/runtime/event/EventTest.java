package dev.anyfn.runtime.event;

import static dev.anyfn.runtime.event.Samples.SECRET;
import static dev.anyfn.runtime.event.Samples.refused;
import static dev.anyfn.runtime.event.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.SpecVersion;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {

  private static final OffsetDateTime TIME = OffsetDateTime.parse("2018-04-05T03:56:24.5+02:00");

  private static EventBuilder minimal() {
    return Event.builder().id("1").source("arn:aws:sqs:eu-west-1:1:queue").type("t");
  }

  private static EventBuilder full() {
    return minimal()
        .subject("s")
        .time(TIME)
        .dataContentType("text/plain")
        .dataSchema("https://example.com/schema")
        .extension("text", "v")
        .extension("number", 5)
        .extension("flag", true)
        .data(utf8(SECRET));
  }

  @Test
  void hasWhatItWasBuiltOf() {
    Event event = full().build();
    assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
    assertThat(event.getAttribute("source")).isEqualTo(URI.create("arn:aws:sqs:eu-west-1:1:queue"));
    assertThat(event.getAttribute("time")).isEqualTo(TIME);
    assertThat(event.getExtension("number")).isEqualTo(5);
    assertThat(event.getExtension("other")).isNull();
    assertThat(event.getData().toBytes()).isEqualTo(utf8(SECRET));
  }

  @Test
  void namesTheAttributesThatAreSetAsTheSdkDoes() {
    assertThat(full().build().getAttributeNames())
        .isEqualTo(CloudEventBuilder.v1(full().build()).build().getAttributeNames());
    assertThat(minimal().build().getAttributeNames())
        .containsExactly("specversion", "id", "source", "type");
    assertThatThrownBy(() -> minimal().build().getAttribute("schemaurl"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isEqualToItsLikeOnly() {
    assertThat(full().build()).isEqualTo(full().build()).hasSameHashCodeAs(full().build());
    assertThat(full().build()).isNotEqualTo(full().id("2").build());
    assertThat(full().build()).isNotEqualTo(full().extension("more", "v").build());
    assertThat(full().build()).isNotEqualTo(full().data(utf8("other")).build());
  }

  @Test
  void doesNotChangeWithItsBuilder() {
    EventBuilder builder = minimal();
    Event event = builder.build();
    builder.extension("late", "v");
    assertThat(event.getExtensionNames()).isEmpty();
    assertThatThrownBy(() -> event.getExtensionNames().add("x"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void neverShowsItsData() {
    assertThat(full().build().toString()).contains("id=1", "7 bytes").doesNotContain(SECRET);
    assertThat(full().build().getData().toString()).doesNotContain(SECRET);
    assertThat(minimal().build().toString()).contains("data=none");
  }

  @Test
  void needsIdSourceAndType() {
    refused(() -> Event.builder().source("/s").type("t").build(), "no attribute id");
    refused(() -> Event.builder().id("1").type("t").build(), "no attribute source");
    refused(() -> Event.builder().id("1").source("/s").build(), "no attribute type");
  }

  @Test
  void refusesEmptyValues() {
    refused(() -> minimal().id(""), "attribute id", "not empty");
    refused(() -> minimal().source(""), "attribute source", "not empty");
    refused(() -> minimal().type(""), "attribute type", "not empty");
    refused(() -> minimal().subject(""), "attribute subject", "not empty");
    refused(() -> minimal().dataSchema(""), "attribute dataschema", "not empty");
    refused(() -> minimal().dataContentType(" "), "attribute datacontenttype", "media type");
    assertThat(minimal().extension("x", "").build().getExtension("x")).isEqualTo("");
  }

  @Test
  void refusesAMediaTypeThatCannotBeAHeader() {
    refused(() -> minimal().dataContentType("a/b\r\nx: " + SECRET), "printable ASCII");
    refused(() -> minimal().dataContentType("a/€"), "printable ASCII");
  }

  @Test
  void refusesASourceThatIsNoUriReference() {
    refused(() -> minimal().source("a b " + SECRET), "attribute source", "RFC 3986");
    refused(() -> minimal().source("100%" + SECRET), "attribute source", "RFC 3986");
    refused(() -> minimal().source("http://[" + SECRET), "attribute source", "RFC 3986");
  }

  @Test
  void refusesATimeThatCannotBeWritten() {
    refused(() -> minimal().time(OffsetDateTime.MAX), "attribute time", "RFC 3339");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\u007f", "\u0085", "\ud800", "\udc00x", "\ufffe", "\ufdd0"})
  void refusesWhatTheSpecificationBansFromStrings(String banned) {
    refused(() -> minimal().subject(SECRET + banned), "attribute subject", "control characters");
    refused(() -> minimal().extension("x", SECRET + banned), "attribute x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"myExt", "my-ext", "my_ext", "", "data", "é", "a b"})
  void refusesNamesThatAreNotOfLettersAndDigits(String name) {
    refused(() -> minimal().extension(name, "v"), "a-z and 0-9");
  }

  @Test
  void refusesAnAttributeOfTheSpecificationAsAnExtension() {
    refused(() -> minimal().extension("id", "v"), "attribute id", "not as an extension");
    assertThat(minimal().extension("schemaurl", "v").build().getExtension("schemaurl"))
        .isEqualTo("v");
  }

  @Test
  void cutsLongNamesInMessages() {
    String name = "x".repeat(100_000);
    assertThatThrownBy(() -> minimal().extension(name, "\n")).message().hasSizeLessThan(200);
  }
}
