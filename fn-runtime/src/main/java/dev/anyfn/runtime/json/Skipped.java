package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * An unknown member of a record that is not complete yet. Data binding keeps it for later, and so
 * decodes it: what it would refuse of it is refused here.
 */
final class Skipped {

  private Skipped() {}

  static void value(JsonParser json) throws IOException {
    int depth = 0;
    do {
      JsonToken token = json.nextToken();
      if (token == null) {
        return;
      }
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token == JsonToken.VALUE_STRING) {
        json.getTextLength();
      } else if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
        json.getNumberValueDeferred();
      }
    } while (depth > 0);
  }
}
