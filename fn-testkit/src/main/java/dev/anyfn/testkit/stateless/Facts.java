package dev.anyfn.testkit.stateless;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.anyfn.testkit.sim.InvocationRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;

/** The pieces of an outcome, for comparison. */
final class Facts {

  private static final JsonFactory JSON = new JsonFactory();

  private Facts() {}

  static Map<Place, String> of(InvocationRecord record, UnaryOperator<String> normal) {
    Map<Place, String> facts = new TreeMap<>();
    facts.put(new Place("result", ""), record.result().toString());
    InvocationRecord.Answer answer = record.answer();
    if (answer.status() > 0) {
      facts.put(new Place("status", ""), Integer.toString(answer.status()));
    }
    if (record.errorCode() != null) {
      facts.put(new Place("error code", ""), record.errorCode().toString());
    }
    record.failure().ifPresent(error -> facts.put(new Place("error", ""), error));
    if (!record.failedItems().isEmpty()) {
      facts.put(new Place("failed items", ""), record.failedItems().toString());
    }
    for (String name : answer.headers().names()) {
      facts.put(new Place("header " + name, ""), answer.headers().all(name).toString());
    }
    if (answer.body().length > 0) {
      String text = text(answer.body());
      Place place = new Place("answer", "");
      if (text == null) {
        facts.put(place, bytes(answer.body()));
      } else {
        content(place, normal.apply(text), facts);
      }
    }
    return facts;
  }

  static Map<Place, String> of(
      Map<String, Map<String, byte[]>> stores, UnaryOperator<String> normal) {
    Map<Place, String> facts = new TreeMap<>();
    stores.forEach(
        (store, documents) -> {
          Place whole = new Place(store, "");
          // An empty store and one that nobody has opened are the same.
          if (!documents.isEmpty()) {
            facts.put(whole, documents.size() + " documents");
          }
          documents.forEach(
              (key, bytes) -> {
                String text = text(bytes);
                if (text == null) {
                  facts.put(whole.child(key), bytes(bytes));
                } else {
                  content(whole.child(key), normal.apply(text), facts);
                }
              });
        });
    return facts;
  }

  private static String bytes(byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(content);
    return content.length + " bytes #" + Long.toHexString(sum.getValue());
  }

  private static @org.jspecify.annotations.Nullable String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static void content(Place place, String text, Map<Place, String> facts) {
    Map<Place, String> parsed = new TreeMap<>();
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != null) {
        value(place, parser, parsed);
        if (parser.nextToken() == null) {
          facts.putAll(parsed);
          return;
        }
      }
    } catch (IOException e) {
      // not JSON
    }
    facts.put(place, '"' + text + '"');
  }

  /** Compares by value: 1.0 is 1. */
  private static String number(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return Math.abs(plain.scale()) < 20 ? plain.toPlainString() : plain.toString();
  }

  private static void value(Place place, JsonParser parser, Map<Place, String> facts)
      throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        int members = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          value(place.child(name), parser, facts);
          members++;
        }
        facts.put(place, "an object of " + members);
      }
      case START_ARRAY -> {
        int elements = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          value(place.child(Integer.toString(elements++)), parser, facts);
        }
        facts.put(place, "an array of " + elements);
      }
      case VALUE_STRING -> facts.put(place, '"' + parser.getText() + '"');
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          facts.put(place, number(parser.getDecimalValue()));
      default -> facts.put(place, parser.getText());
    }
  }
}
