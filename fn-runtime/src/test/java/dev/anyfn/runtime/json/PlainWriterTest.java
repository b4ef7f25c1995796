package dev.anyfn.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The same bytes as Jackson's generator, whatever the size of the buffer. */
class PlainWriterTest {

  private static final String PIECES =
      "abc \"\\/\b\f\n\r\t\u0000\u001F\u007F\u0080é\u07FF\u0800€\uFFFF\uD83D\uDE00\uDC00";

  @Test
  void writesWhatJacksonWrites() throws IOException {
    Random random = new Random(4711);
    for (int i = 0; i < 3_000; i++) {
      String text = text(random);
      long number = random.nextLong() >> random.nextInt(64);
      double real = Double.longBitsToDouble(random.nextLong());
      float single = Float.intBitsToFloat(random.nextInt());
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      BigDecimal decimal = new BigDecimal(new BigInteger(random.nextInt(200), random), 7);

      ByteArrayOutputStream expected = new ByteArrayOutputStream();
      try (JsonGenerator json = new JsonFactory().createGenerator(expected)) {
        json.writeStartArray();
        json.writeString(text);
        json.writeNumber(number);
        json.writeStartObject();
        json.writeFieldName(text);
        json.writeNumber(real);
        json.writeFieldName("b");
        json.writeNumber(single);
        json.writeEndObject();
        json.writeBinary(bytes);
        json.writeNumber(decimal);
        json.writeNumber(decimal.unscaledValue());
        json.writeBoolean(true);
        json.writeNull();
        json.writeStartArray();
        json.writeEndArray();
        json.writeNumber(Long.MIN_VALUE);
        json.writeEndArray();
      }

      ByteArrayOutputStream written = new ByteArrayOutputStream();
      PlainWriter json = new PlainWriter(written, new byte[80 + random.nextInt(500)], 10);
      json.writeStartArray();
      json.writeString(text);
      json.writeNumber(number);
      json.writeStartObject();
      if (i % 2 == 0) {
        json.writeFieldName(text);
      } else {
        json.writeFieldName(PlainWriter.quoted(text));
      }
      json.writeNumber(real);
      json.writeFieldName("b");
      json.writeNumber(single);
      json.writeEndObject();
      json.writeBinary(bytes);
      json.writeNumber(decimal);
      json.writeNumber(decimal.unscaledValue());
      json.writeBoolean(true);
      json.writeNull();
      json.writeDocument("[]".getBytes(StandardCharsets.US_ASCII));
      json.writeNumber(Long.MIN_VALUE);
      json.writeEndArray();
      json.flush();

      assertThat(written.toString(StandardCharsets.UTF_8))
          .isEqualTo(expected.toString(StandardCharsets.UTF_8));
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(200); length > 0; length--) {
      text.append(PIECES.charAt(random.nextInt(PIECES.length())));
    }
    return text.toString();
  }

  @Test
  void whatDataBindingHasWrittenCountsForTheDepth() throws IOException {
    PlainWriter json = new PlainWriter(new ByteArrayOutputStream(), new byte[200], 3);
    json.writeStartArray();
    json.writeDocument("{\"[[[\\\"[\":[]}".getBytes(StandardCharsets.US_ASCII));

    assertThatThrownBy(() -> json.writeDocument("[[[]]]".getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("deeper (4) than allowed (3)");
  }
}
