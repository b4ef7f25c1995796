package dev.anyfn.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.Headers;
import io.cloudevents.CloudEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the tests of this package send, and how they look at what comes of it. */
final class Samples {

  /** Stands in what is sent, and must stand in no message. */
  static final String SECRET = "hunter2";

  static final byte[] BINARY = {0, (byte) 0xff, (byte) 0x80, 0x0a};

  private Samples() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(CloudEvent event) {
    return new String(event.getData().toBytes(), StandardCharsets.UTF_8);
  }

  /** The required attributes and these. */
  static Headers.Builder headers(String... namesAndValues) {
    return more(
        Headers.builder()
            .add("ce-specversion", "1.0")
            .add("ce-id", "1")
            .add("ce-source", "/s")
            .add("ce-type", "t"),
        namesAndValues);
  }

  static Headers.Builder more(Headers.Builder headers, String... namesAndValues) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return headers;
  }

  static CloudEvent binary(String... namesAndValues) {
    return HttpEvents.read(headers(namesAndValues).build(), new byte[0]);
  }

  /** The required attributes and these members, single quotes for double ones. */
  static String document(String members) {
    return ("{'specversion':'1.0','id':'1','source':'/s','type':'t'"
            + (members.isEmpty() ? "" : ",")
            + members
            + "}")
        .replace('\'', '"');
  }

  static CloudEvent json(String members) {
    return JsonEvents.read(utf8(document(members)));
  }

  static byte[] written(CloudEvent event) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      JsonEvents.write(event, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static void refused(ThrowingCallable call, String... said) {
    refused(ErrorCode.INVALID_INPUT, call, said);
  }

  static void refused(ErrorCode code, ThrowingCallable call, String... said) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(FunctionException.class);
    for (String words : said) {
      assertThat(thrown).hasMessageContaining(words);
    }
    assertThat(((FunctionException) thrown).code()).isEqualTo(code);
    assertKeepsSecret(thrown);
  }

  static void assertKeepsSecret(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      assertThat(t.toString()).doesNotContain(SECRET);
    }
  }
}
