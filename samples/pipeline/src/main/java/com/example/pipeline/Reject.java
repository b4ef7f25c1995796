package com.example.pipeline;

/** A line that could not be taken. */
record Reject(Line line, String reason) {

  static final String HEADER = "line,reason,text";

  String csv() {
    return line.number() + "," + quoted(reason) + "," + quoted(line.text());
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
