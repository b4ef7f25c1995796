package com.example.pipeline;

import java.util.ArrayList;
import java.util.List;

/** RFC 4180, but for line breaks in quotes. */
final class Csv {

  private Csv() {}

  static List<String> fields(String line, char separator) throws BadLineException {
    List<String> fields = new ArrayList<>();
    int at = 0;
    do {
      boolean quoted = at < line.length() && line.charAt(at) == '"';
      int end = quoted ? closingQuote(line, at) + 1 : line.indexOf(separator, at);
      end = end < 0 ? line.length() : end;
      String field = line.substring(at, end);
      fields.add(quoted ? field.substring(1, field.length() - 1).replace("\"\"", "\"") : field);
      if (end < line.length() && line.charAt(end) != separator) {
        throw new BadLineException("text behind a closing quote");
      }
      at = end + 1;
    } while (at <= line.length());
    return fields;
  }

  private static int closingQuote(String line, int open) throws BadLineException {
    int at = open + 1;
    while (true) {
      int quote = line.indexOf('"', at);
      if (quote < 0) {
        throw new BadLineException("a quote is not closed");
      }
      if (quote + 1 == line.length() || line.charAt(quote + 1) != '"') {
        return quote;
      }
      at = quote + 2;
    }
  }
}
