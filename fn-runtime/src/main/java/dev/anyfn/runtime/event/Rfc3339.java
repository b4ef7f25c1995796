package dev.anyfn.runtime.event;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Timestamps (RFC 3339, 5.6), by hand: {@code DateTimeFormatter} costs a cold start and takes what
 * the RFC does not, such as a time without seconds or an offset with them.
 */
final class Rfc3339 {

  private static final int LAST_YEAR = 9999;
  private static final int LENGTH_TO_SECONDS = 19;

  private Rfc3339() {}

  /**
   * Reads a timestamp. Digits beyond nanoseconds are dropped; a leap second is the second after it.
   * Null if it is none.
   */
  static @Nullable OffsetDateTime parse(String text) {
    if (text.length() <= LENGTH_TO_SECONDS || !hasSeparators(text)) {
      return null;
    }
    int at = LENGTH_TO_SECONDS;
    int nanos = 0;
    if (text.charAt(at) == '.') {
      at++;
      int unit = 100_000_000;
      while (at < text.length() && isDigit(text.charAt(at))) {
        nanos += unit * (text.charAt(at) - '0');
        unit /= 10;
        at++;
      }
      if (at == LENGTH_TO_SECONDS + 1) {
        return null;
      }
    }
    int year = number(text, 0, 4);
    int second = number(text, 17, 2);
    try {
      ZoneOffset offset = offset(text, at);
      if (offset == null || year < 0) {
        return null;
      }
      OffsetDateTime time =
          OffsetDateTime.of(
              year,
              number(text, 5, 2),
              number(text, 8, 2),
              number(text, 11, 2),
              number(text, 14, 2),
              second == 60 ? 59 : second,
              nanos,
              offset);
      return second == 60 ? afterLeapSecond(time) : time;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean hasSeparators(String text) {
    char t = text.charAt(10);
    return text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && (t == 'T' || t == 't')
        && text.charAt(13) == ':'
        && text.charAt(16) == ':';
  }

  private static @Nullable OffsetDateTime afterLeapSecond(OffsetDateTime time) {
    OffsetDateTime next = time.plusSeconds(1);
    boolean midnight =
        next.withOffsetSameInstant(ZoneOffset.UTC).toLocalTime().toSecondOfDay() == 0;
    return midnight && next.getYear() <= LAST_YEAR ? next : null;
  }

  private static @Nullable ZoneOffset offset(String text, int at) {
    int rest = text.length() - at;
    if (rest == 1 && (text.charAt(at) == 'Z' || text.charAt(at) == 'z')) {
      return ZoneOffset.UTC;
    }
    if (rest != 6 || text.charAt(at + 3) != ':') {
      return null;
    }
    int hours = number(text, at + 1, 2);
    int minutes = number(text, at + 4, 2);
    if (hours < 0 || minutes < 0) {
      return null;
    }
    return switch (text.charAt(at)) {
      case '+' -> ZoneOffset.ofHoursMinutes(hours, minutes);
      case '-' -> ZoneOffset.ofHoursMinutes(-hours, -minutes);
      default -> null;
    };
  }

  /** -1 unless all are digits. */
  private static int number(String text, int from, int length) {
    int number = 0;
    for (int i = from; i < from + length; i++) {
      if (!isDigit(text.charAt(i))) {
        return -1;
      }
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /**
   * Writes a timestamp.
   *
   * @throws IllegalArgumentException if the year is not one of 0 to 9999
   */
  static String format(OffsetDateTime time) {
    boolean wholeMinutes = time.getOffset().getTotalSeconds() % 60 == 0;
    OffsetDateTime t = wholeMinutes ? time : time.withOffsetSameInstant(ZoneOffset.UTC);
    if (t.getYear() < 0 || t.getYear() > LAST_YEAR) {
      throw new IllegalArgumentException("The time of an event needs a year of 0 to 9999");
    }
    StringBuilder text = new StringBuilder(35);
    append(text, t.getYear(), 1000);
    append(text.append('-'), t.getMonthValue(), 10);
    append(text.append('-'), t.getDayOfMonth(), 10);
    append(text.append('T'), t.getHour(), 10);
    append(text.append(':'), t.getMinute(), 10);
    append(text.append(':'), t.getSecond(), 10);
    if (t.getNano() != 0) {
      append(text.append('.'), t.getNano(), 100_000_000);
      while (text.charAt(text.length() - 1) == '0') {
        text.setLength(text.length() - 1);
      }
    }
    return text.append(t.getOffset().getId()).toString();
  }

  private static void append(StringBuilder text, int number, int highest) {
    for (int unit = highest; unit > 0; unit /= 10) {
      text.append((char) ('0' + number / unit % 10));
    }
  }
}
