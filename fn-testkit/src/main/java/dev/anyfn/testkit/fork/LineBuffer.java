package dev.anyfn.testkit.fork;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts bytes into lines, and keeps the unfinished one. Not safe for use by many threads. */
final class LineBuffer {

  private final ByteArrayOutputStream rest = new ByteArrayOutputStream();

  /** Adds bytes and returns the lines they complete. */
  List<String> add(byte[] bytes, int length) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n') {
        rest.write(bytes, start, i - start);
        lines.add(takeRest());
        start = i + 1;
      }
    }
    rest.write(bytes, start, length - start);
    return lines;
  }

  /** Returns the text after the last line end; may be empty. */
  String rest() {
    return rest.toString(StandardCharsets.UTF_8);
  }

  String takeRest() {
    String line = rest();
    rest.reset();
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }
}
