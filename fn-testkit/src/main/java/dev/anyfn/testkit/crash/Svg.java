package dev.anyfn.testkit.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A picture that is written shape by shape; the last is on top. */
final class Svg {

  private static final String STYLE =
      """
      <style>
        text { font: 11px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace;
          fill: #263238; paint-order: stroke; stroke: #fff; stroke-width: 3px; white-space: pre }
        .t { font-size: 15px; font-weight: bold } .h { font-weight: bold; stroke: none }
        .s { fill: #607d8b } .w { fill: #607d8b; font-style: italic }
        .e { fill: #607d8b; text-anchor: end }
        .r { fill: #c62828; font-weight: bold } .g { fill: #2e7d32; font-weight: bold }
      </style>
      """;

  private StringBuilder body = new StringBuilder();
  private final StringBuilder above = new StringBuilder();

  /** Draws the following shapes under all earlier ones. */
  void under() {
    above.insert(0, body);
    body = new StringBuilder();
  }

  private void add(String shape, Object... values) {
    body.append(String.format(Locale.ROOT, shape, values)).append('\n');
  }

  void text(int x, int y, String text, String style) {
    add("<text x='%d' y='%d' class='%s'>%s</text>", x, y, style, escape(text));
  }

  void middle(int x, int y, String text, String style) {
    add("<text x='%d' y='%d' class='%s' text-anchor='middle'>%s</text>", x, y, style, escape(text));
  }

  void line(int x1, int y1, int x2, int y2, String color, String dashes) {
    add(
        "<line x1='%d' y1='%d' x2='%d' y2='%d' stroke='%s' stroke-width='1.4'"
            + " stroke-dasharray='%s'/>",
        x1, y1, x2, y2, color, dashes.isEmpty() ? "none" : dashes);
  }

  void arrow(int x1, int y1, int x2, int y2, String color, String dashes) {
    line(x1, y1, x2, y2, color, dashes);
    int back = x2 > x1 ? -7 : 7;
    add("<path d='M%d %d l%d -4 l0 8 z' fill='%s'/>", x2, y2, back, color);
  }

  void rect(int x, int y, int width, int height, String fill, String stroke) {
    add(
        "<rect x='%d' y='%d' width='%d' height='%d' rx='3' fill='%s' stroke='%s'/>",
        x, y, width, height, fill, stroke);
  }

  /** Draws a full dot for a change. */
  void dot(int x, int y, boolean full, String color) {
    add(
        "<circle cx='%d' cy='%d' r='5' fill='%s' stroke='%s' stroke-width='1.6'/>",
        x, y, full ? color : "#fff", color);
  }

  void cross(int x, int y) {
    add(
        "<path d='M%d %d l10 10 m0 -10 l-10 10' stroke='#c62828' stroke-width='2.4'/>",
        x - 5, y - 5);
  }

  /** Draws the end of an instance. */
  void skull(int x, int y) {
    add("<circle cx='%d' cy='%d' r='10' fill='#c62828'/>", x, y);
    add("<path d='M%d %d l8 8 m0 -8 l-8 8' stroke='#fff' stroke-width='2.4'/>", x - 4, y - 4);
  }

  String document(int width, int height) {
    return String.format(
            Locale.ROOT,
            "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' viewBox='0 0 %d %d'>%n",
            width,
            height,
            width,
            height)
        + STYLE
        + "<rect width='100%' height='100%' fill='#fff'/>\n"
        + body
        + above
        + "</svg>\n";
  }

  /** Splits a text into lines of limited length and number; dots end what is cut. */
  static List<String> wrap(String text, int length, int most) {
    List<String> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String rest = line;
      while (rest.length() > length) {
        int space = rest.lastIndexOf(' ', length);
        int end = space <= 0 ? length : space;
        lines.add(rest.substring(0, end));
        rest = "  " + rest.substring(end).strip();
      }
      if (!rest.isBlank()) {
        lines.add(rest);
      }
    }
    if (lines.size() > most) {
      lines = new ArrayList<>(lines.subList(0, most - 1));
      lines.add("...");
    }
    return lines;
  }

  /** Escapes markup and control characters that XML forbids. */
  private static String escape(String text) {
    return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]", "?")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
