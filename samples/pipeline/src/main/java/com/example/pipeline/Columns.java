package com.example.pipeline;

import dev.anyfn.FunctionException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a file's header says, and how a line becomes a sale by it. */
record Columns(char separator, int count, Map<String, Integer> places) {

  private static final List<String> NEEDED =
      List.of("id", "date", "region", "product", "quantity", "amount");

  private static final DateTimeFormatter WITH_POINTS =
      DateTimeFormatter.ofPattern("dd.MM.uuuu").withResolverStyle(ResolverStyle.STRICT);

  /** The columns may be in any order, and others among them. */
  static Columns of(String header) {
    char separator = header.indexOf(';') >= 0 ? ';' : ',';
    Map<String, Integer> places = new HashMap<>();
    try {
      List<String> names = Csv.fields(header, separator);
      for (int i = 0; i < names.size(); i++) {
        places.put(names.get(i).strip().toLowerCase(Locale.ROOT), i);
      }
      if (places.keySet().containsAll(NEEDED)) {
        return new Columns(separator, names.size(), places);
      }
    } catch (BadLineException e) {
      // It is no header, either.
    }
    throw FunctionException.invalidInput("The first line must name the columns " + NEEDED);
  }

  Sale sale(Line line, String file, String version) throws BadLineException {
    if (!line.whole()) {
      throw new BadLineException("longer than " + CsvFile.LONGEST + " characters");
    }
    if (line.text().indexOf('\ufffd') >= 0) {
      throw new BadLineException("not UTF-8");
    }
    List<String> fields = Csv.fields(line.text(), separator);
    if (fields.size() != count) {
      throw new BadLineException(fields.size() + " fields, and the header has " + count);
    }
    return new Sale(
        name(fields, "region", "[\\p{L}][\\p{L} -]{0,39}"),
        date(field(fields, "date")),
        name(fields, "id", "[A-Za-z0-9-]{1,40}"),
        name(fields, "product", ".{1,200}"),
        quantity(field(fields, "quantity")),
        amount(field(fields, "amount")),
        new Origin(file, version, line.number()));
  }

  private String field(List<String> fields, String column) {
    return fields.get(places.get(column)).strip();
  }

  private String name(List<String> fields, String column, String form) throws BadLineException {
    String text = field(fields, column);
    if (!text.matches(form)) {
      throw new BadLineException(text.isEmpty() ? column + " is empty" : "no such " + column);
    }
    return text;
  }

  private static LocalDate date(String text) throws BadLineException {
    try {
      return text.indexOf('.') > 0 ? LocalDate.parse(text, WITH_POINTS) : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new BadLineException("date is neither like 2026-11-30 nor like 30.11.2026");
    }
  }

  private static int quantity(String text) throws BadLineException {
    if (!text.matches("-?[1-9]\\d{0,6}")) {
      throw new BadLineException("quantity is no whole number other than zero");
    }
    return Integer.parseInt(text);
  }

  /** With a point or a comma before the cents; one of thousands could be either, and is refused. */
  private static BigDecimal amount(String text) throws BadLineException {
    if (!text.matches("-?\\d{1,9}([.,]\\d{1,2})?")) {
      throw new BadLineException("amount is not like 1234.50 or 1234,50");
    }
    return new BigDecimal(text.replace(',', '.')).setScale(2);
  }
}
