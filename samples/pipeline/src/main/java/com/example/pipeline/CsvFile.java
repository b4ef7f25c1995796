package com.example.pipeline;

import dev.anyfn.FunctionException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file in UTF-8, read line by line. A record is a line, also one with a quote that is never
 * closed: it spoils itself, and not the file.
 */
final class CsvFile {

  /** In characters; the longest line that is kept. */
  static final int LONGEST = 4_000;

  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final Reader reader;
  private final Columns columns;
  private long number;

  private CsvFile(Reader reader) {
    this.reader = reader;
    this.columns = Columns.of(header());
  }

  /** Reads the header. The stream is closed by whoever opened it. */
  static CsvFile read(InputStream stream) {
    return new CsvFile(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
  }

  Columns columns() {
    return columns;
  }

  private String header() {
    List<Line> first = next(1);
    String text = first.isEmpty() ? "" : first.get(0).text();
    return text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
  }

  /** The next lines; fewer than asked for, or none, at the end. */
  List<Line> next(int most) {
    List<Line> lines = new ArrayList<>();
    try {
      for (Line line = next(); line != null; line = next()) {
        lines.add(line);
        if (lines.size() == most) {
          break;
        }
      }
      return lines;
    } catch (IOException e) {
      throw FunctionException.unavailable("The file could not be read to its end", e);
    }
  }

  /** Null at the end. */
  private Line next() throws IOException {
    int c = reader.read();
    if (c < 0) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    boolean whole = true;
    for (; c >= 0 && c != '\n'; c = reader.read()) {
      if (text.length() < LONGEST) {
        text.append((char) c);
      } else {
        whole = false;
      }
    }
    if (whole && text.length() > 0 && text.charAt(text.length() - 1) == '\r') {
      text.setLength(text.length() - 1);
    }
    return new Line(++number, text.toString(), whole);
  }
}
