package dev.anyfn.store.tck;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keys that some product, somewhere, has lost or confused. */
final class OddKeys {

  private static final List<String> ODD =
      List.of(
          "a//b///c",
          "../foo/..",
          "..",
          ".",
          "/",
          "//",
          "trailing/",
          "trailing",
          "x/../y",
          "x/./y",
          "back\\slash",
          "..\\up",
          "quote\"'`",
          "space in key ",
          " leading",
          "%",
          "%2F",
          "%2f",
          "%00",
          "%25",
          "a?b#c&d=e",
          "+plus",
          "*",
          ":",
          "|",
          "<>&",
          "~",
          "$HOME",
          "^",
          "[a]",
          "{b}",
          "ünïcode",
          "日本語",
          "\uD83D\uDE00",
          "\uFFFD",
          "\uFF5E",
          "\u0000",
          "nul\u0000inside",
          "\u0001\u001f\u007f",
          "\n",
          "\r\n",
          "\t",
          "\u0085\u2028",
          "\uFFFE\uFFFF",
          "\u202Ertl",
          "e\u0301",
          "\u00e9",
          "case",
          "CASE",
          "Case",
          "con",
          "nul.txt",
          ".hidden",
          "__reserved__",
          "-rf",
          "0",
          "00",
          "null");

  private OddKeys() {}

  /** All of them, behind a beginning. */
  static List<String> behind(String start) {
    List<String> keys = new ArrayList<>();
    for (String odd : ODD) {
      keys.add(start + odd);
    }
    for (char c = 0; c < 128; c++) {
      keys.add(start + "ascii" + c + "x");
    }
    return keys;
  }

  /** Some, with nothing before what is odd, and a word that makes them one's own behind it. */
  static List<String> bare(String id) {
    return List.of(
        "../" + id,
        "/" + id,
        "./" + id,
        "//" + id,
        "..\\" + id,
        id + "/..",
        id + "/.",
        ".." + id,
        "%2e%2e/" + id,
        "\u0000" + id,
        "~" + id);
  }

  /** A key of exactly so many bytes of UTF-8. */
  static String ofLength(String start, int bytes) {
    StringBuilder key = new StringBuilder(start);
    int left = bytes - start.getBytes(StandardCharsets.UTF_8).length;
    while (left >= 5) {
      key.append("\uD83D\uDE00").append('/');
      left -= 5;
    }
    return key.append("z".repeat(left)).toString();
  }
}
