package dev.anyfn.testkit.budget;

import java.util.List;
import java.util.Locale;

/** The formats of failures. */
final class Text {

  private static final int SHOWN = 10;

  private Text() {}

  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  static String counted(int classes) {
    return classes == 1 ? "1 class" : number(classes) + " classes";
  }

  static String growth(long from, long to) {
    return from == 0
        ? "+" + number(to)
        : String.format(Locale.ROOT, "%+.1f %%", (to - from) * 100.0 / from);
  }

  /** Returns the first names, and the number of the others. */
  static String first(List<String> names, String separator) {
    String shown = String.join(separator, names.subList(0, Math.min(SHOWN, names.size())));
    return names.size() <= SHOWN
        ? shown
        : shown + separator + "and " + (names.size() - SHOWN) + " more";
  }
}
