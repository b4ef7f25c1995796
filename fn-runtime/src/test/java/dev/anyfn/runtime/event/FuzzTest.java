package dev.anyfn.runtime.event;

import static dev.anyfn.runtime.event.Samples.document;
import static dev.anyfn.runtime.event.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.Headers;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is sent, it is an event or a {@link FunctionException}, and events can be written. */
class FuzzTest {

  private static final int CASES = 50_000;

  private static final String[] PIECES = {
    "\"",
    "'",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "1e9",
    "-",
    "2147483648",
    "\\u",
    "\\ud800",
    "%",
    "%C0%A0",
    "%00",
    "%FF",
    "€",
    "😀",
    "\u0000",
    "\ufeff",
    "\"data\":",
    "\"data_base64\":",
    "\"id\":",
    "\"specversion\":\"0.3\"",
    "\"datacontentencoding\":\"base64\"",
    "\"datacontenttype\":\"text/plain\"",
    "; charset=utf-16",
    "; charset=\"",
    "2018-04-05T03:56:24Z",
    "[[[[[[[[",
    "text/plain",
    ";charset=x-JISAutoDetect",
    ";charset=ISO-2022-KR",
    "http://[",
    ":",
    "a b"
  };

  private static final byte[][] DOCUMENTS = {
    utf8(document("'data':{'a':[2.50,'x']},'subject':'s','time':'2018-04-05T03:56:24.5Z','ext':5")),
    utf8(document("'datacontenttype':'text/plain; charset=utf-8','data':'Grüße 😀','flag':true")),
    utf8(document("'data_base64':'AP+ACg==','dataschema':'/x','subject':null")),
    utf8(document("'datacontentencoding':'base64','data':'AP+ACg=='").replace("1.0", "0.3")),
    utf8("[" + document("") + "," + document("'data':null") + "]"),
  };

  private static byte[] mutated(Random random, byte[] original) {
    byte[] bytes = original;
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int from = random.nextInt(bytes.length + 1);
      int to = Math.min(bytes.length, from + random.nextInt(random.nextInt(12) + 1));
      byte[] piece =
          switch (random.nextInt(4)) {
            case 0 -> new byte[] {(byte) random.nextInt(256)};
            case 1 -> utf8(PIECES[random.nextInt(PIECES.length)]);
            case 2 -> {
              int at = random.nextInt(original.length);
              yield Arrays.copyOfRange(
                  original, at, Math.min(original.length, at + random.nextInt(30)));
            }
            default -> new byte[0];
          };
      byte[] next = Arrays.copyOf(bytes, from + piece.length + bytes.length - to);
      System.arraycopy(piece, 0, next, from, piece.length);
      System.arraycopy(bytes, to, next, from + piece.length, bytes.length - to);
      bytes = next;
    }
    return bytes;
  }

  /** Plain ifs: an assertion library takes longer than what it looks at. */
  private static void assertWritable(CloudEvent event) {
    HttpEvents.binaryHeaders(event);
    if (!JsonEvents.read(Samples.written(event)).equals(event)) {
      fail("not the same after writing: " + event);
    }
  }

  private static void assertSendersFault(FunctionException e) {
    if (e.code() != ErrorCode.INVALID_INPUT && e.code() != ErrorCode.UNSUPPORTED_MEDIA_TYPE) {
      fail("not the sender's fault", e);
    }
  }

  /** As a server reads it: one character a byte. */
  private static String fieldValue(byte[] bytes) {
    StringBuilder value = new StringBuilder(new String(bytes, StandardCharsets.ISO_8859_1));
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < ' ' || value.charAt(i) == 0x7f) {
        value.setCharAt(i, ' ');
      }
    }
    return value.toString();
  }

  @Test
  void documents() {
    Random random = new Random(20261101);
    int read = 0;
    for (int i = 0; i < CASES; i++) {
      byte[] sent = mutated(random, DOCUMENTS[random.nextInt(DOCUMENTS.length)]);
      try {
        List<CloudEvent> events =
            sent.length > 0 && sent[0] == '['
                ? JsonEvents.readBatch(sent)
                : List.of(JsonEvents.read(sent));
        events.forEach(FuzzTest::assertWritable);
        read++;
      } catch (FunctionException e) {
        assertSendersFault(e);
      }
    }
    assertThat(read).isBetween(CASES / 50, CASES / 2);
  }

  @Test
  void headers() {
    Random random = new Random(20261102);
    String[] names = {
      "ce-specversion",
      "ce-id",
      "ce-source",
      "ce-type",
      "ce-time",
      "ce-subject",
      "ce-dataschema",
      "ce-ext",
      "ce-datacontentencoding",
      "Content-Type"
    };
    String[] values = {
      "1.0",
      "1",
      "/s",
      "t",
      "2018-04-05T03:56:24Z",
      "Euro%20%E2%82%AC",
      "https://example.com/x",
      "\"a \\\" b\"",
      "base64",
      "application/cloudevents+json; charset=utf-8"
    };
    int read = 0;
    for (int i = 0; i < CASES; i++) {
      Headers.Builder headers = Headers.builder();
      int wrong = random.nextInt(names.length);
      for (int n = 0; n < names.length; n++) {
        String value = values[n];
        if (n == wrong || random.nextInt(20) == 0) {
          value = fieldValue(mutated(random, utf8(value)));
        }
        if (n < 4 || n == wrong || random.nextInt(3) == 0) {
          headers.add(names[n], value);
        }
      }
      byte[] body = mutated(random, DOCUMENTS[random.nextInt(DOCUMENTS.length)]);
      try {
        CloudEvent event = HttpEvents.read(headers.build(), body);
        Samples.written(event);
        HttpEvents.binaryHeaders(event);
        read++;
      } catch (FunctionException e) {
        assertSendersFault(e);
      }
    }
    assertThat(read).isBetween(CASES / 20, CASES * 9 / 10);
  }
}
