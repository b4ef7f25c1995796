package dev.anyfn.testkit.sim.guest;

import java.io.PrintStream;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * The default locale and time zone as the code of one simulated instance sees them, beside {@link
 * GuestSystem}.
 */
public final class GuestDefaults {

  private static final Host HOST = GuestSystem.HOST;

  private GuestDefaults() {}

  @Instead(of = Locale.class)
  static Locale getDefault() {
    return HOST.locale();
  }

  @Instead(of = Locale.class)
  static Locale getDefault(Locale.Category category) {
    return HOST.locale();
  }

  @Instead(of = Locale.class)
  static void setDefault(Locale locale) {
    HOST.locale(locale);
  }

  @Instead(of = String.class)
  static String toUpperCase(String text) {
    return text.toUpperCase(HOST.locale());
  }

  @Instead(of = String.class)
  static String toLowerCase(String text) {
    return text.toLowerCase(HOST.locale());
  }

  @Instead(of = String.class)
  static String format(String format, @Nullable Object... arguments) {
    return String.format(HOST.locale(), format, arguments);
  }

  @Instead(of = String.class)
  static String formatted(String format, @Nullable Object... arguments) {
    return String.format(HOST.locale(), format, arguments);
  }

  @Instead(of = PrintStream.class)
  static PrintStream printf(PrintStream stream, String format, @Nullable Object... arguments) {
    return stream.printf(HOST.locale(), format, arguments);
  }

  @Instead(of = NumberFormat.class, method = "getInstance")
  static NumberFormat numberFormat() {
    return NumberFormat.getInstance(HOST.locale());
  }

  @Instead(of = NumberFormat.class)
  static NumberFormat getNumberInstance() {
    return NumberFormat.getNumberInstance(HOST.locale());
  }

  @Instead(of = NumberFormat.class)
  static NumberFormat getCurrencyInstance() {
    return NumberFormat.getCurrencyInstance(HOST.locale());
  }

  @Instead(of = NumberFormat.class)
  static NumberFormat getPercentInstance() {
    return NumberFormat.getPercentInstance(HOST.locale());
  }

  @Instead(of = DateTimeFormatter.class)
  static DateTimeFormatter ofPattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, HOST.locale());
  }

  @Instead(of = TimeZone.class, method = "getDefault")
  static TimeZone timeZone() {
    return HOST.timeZone();
  }

  @Instead(of = TimeZone.class)
  static void setDefault(@Nullable TimeZone zone) {
    HOST.timeZone(zone);
  }

  @Instead(of = ZoneId.class)
  static ZoneId systemDefault() {
    return HOST.timeZone().toZoneId();
  }

  @Instead(of = Clock.class)
  static Clock systemDefaultZone() {
    return HOST.clock(systemDefault());
  }

  @Instead(of = LocalDate.class, method = "now")
  static LocalDate localDate() {
    return zonedDateTime().toLocalDate();
  }

  @Instead(of = LocalTime.class, method = "now")
  static LocalTime localTime() {
    return zonedDateTime().toLocalTime();
  }

  @Instead(of = LocalDateTime.class, method = "now")
  static LocalDateTime localDateTime() {
    return zonedDateTime().toLocalDateTime();
  }

  @Instead(of = ZonedDateTime.class, method = "now")
  static ZonedDateTime zonedDateTime() {
    return HOST.clock().instant().atZone(systemDefault());
  }

  @Instead(of = OffsetDateTime.class, method = "now")
  static OffsetDateTime offsetDateTime() {
    return zonedDateTime().toOffsetDateTime();
  }
}
