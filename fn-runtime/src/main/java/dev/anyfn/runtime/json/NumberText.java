package dev.anyfn.runtime.json;

/** Strings that stand where something else is expected, as far as their meaning is beyond doubt. */
final class NumberText {

  private NumberText() {}

  static boolean isBoolean(String text) {
    return "true".equals(text) || "false".equals(text);
  }

  /** Digits with at most a minus before them. */
  static boolean isInteger(String text, int maxDigits) {
    int start = text.startsWith("-") ? 1 : 0;
    int digits = text.length() - start;
    return digits > 0 && digits <= maxDigits && digits(text, start) == text.length();
  }

  /** Digits, perhaps with a fraction, short enough to be within every limit. */
  static boolean isDecimal(String text) {
    int length = text.length();
    if (length > 40) {
      return false;
    }
    int start = text.startsWith("-") ? 1 : 0;
    int point = digits(text, start);
    if (point == start || point == length) {
      return point > start;
    }
    return text.charAt(point) == '.' && point + 1 < length && digits(text, point + 1) == length;
  }

  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  /** Letters that are neither a number, nor a boolean, nor null, nor infinite in any spelling. */
  static boolean isWords(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ' ' && c != '_' && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z')) {
        return false;
      }
    }
    return !text.isEmpty()
        && !text.startsWith(" ")
        && !text.endsWith(" ")
        && !isAnyOf(text, "true", "false")
        && !isAnyOf(text, "null", "nan")
        && !isAnyOf(text, "inf", "infinity");
  }

  private static boolean isAnyOf(String word, String one, String other) {
    return word.equalsIgnoreCase(one) || word.equalsIgnoreCase(other);
  }
}
