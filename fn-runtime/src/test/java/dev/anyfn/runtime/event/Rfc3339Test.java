package dev.anyfn.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

  @ParameterizedTest
  @CsvSource({
    "2018-04-05T03:56:24Z, 2018-04-05T03:56:24Z",
    "2018-04-05t03:56:00z, 2018-04-05T03:56:00Z",
    "2018-04-05T03:56:24.500Z, 2018-04-05T03:56:24.5Z",
    "2018-04-05T03:56:24.1234567899Z, 2018-04-05T03:56:24.123456789Z",
    "2018-04-05T03:56:24-05:30, 2018-04-05T03:56:24-05:30",
    "2018-04-05T03:56:24-00:00, 2018-04-05T03:56:24Z",
    "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
    "1990-12-31T23:59:60Z, 1991-01-01T00:00:00Z",
    "1990-12-31T15:59:60-08:00, 1990-12-31T16:00:00-08:00",
  })
  void readsWhatTheRfcAllows(String text, String same) {
    OffsetDateTime time = Rfc3339.parse(text);
    assertThat(time).isNotNull();
    assertThat(Rfc3339.format(time)).isEqualTo(same);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2018",
        "2018-04-05",
        "2018-04-05T03:56:24",
        "2018-04-05T03:56Z",
        "2018-04-05 03:56:24Z",
        "2018-04-05T03:56:24.Z",
        "2018-04-05T03:56:24,5Z",
        "2018-04-05T03:56:24+0100",
        "2018-04-05T03:56:24+01",
        "2018-04-05T03:56:24+01:00:30",
        "2018-04-05T03:56:24+19:00",
        "2018-04-05T03:56:24+01:60",
        "2018-04-05T03:56:24=01:00",
        "2018-02-30T03:56:24Z",
        "2018-13-05T03:56:24Z",
        "2018-04-05T24:00:00Z",
        "2018-04-05T03:60:24Z",
        "2018-04-05T03:56:60Z",
        "2018-04-05T03:56:61Z",
        "+12018-04-05T03:56:24Z",
        "-018-04-05T03:56:24Z",
        "2018-04-05T03:56:24Zx",
        " 2018-04-05T03:56:24Z",
        "20180405T035624Z0000000",
        "2018-W14-4T03:56:24Z",
        "9999-12-31T23:59:60Z",
        "٢٠١٨-04-05T03:56:24Z",
        "2018-04-05T03:56:24Z[UTC]"
      })
  void refusesWhatItDoesNot(String text) {
    assertThat(Rfc3339.parse(text)).isNull();
  }

  @Test
  void refusesToWriteAYearOfFiveDigits() {
    assertThatThrownBy(() -> Rfc3339.format(OffsetDateTime.MAX))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void writesAnOffsetWithSecondsInUtc() {
    OffsetDateTime time = OffsetDateTime.of(2018, 4, 5, 0, 0, 30, 0, ZoneOffset.ofTotalSeconds(30));
    assertThat(Rfc3339.format(time)).isEqualTo("2018-04-05T00:00:00Z");
  }

  @Test
  void agreesWithJavaTimeBothWays() {
    Random random = new Random(42);
    for (int i = 0; i < 20_000; i++) {
      OffsetDateTime time =
          OffsetDateTime.of(
              random.nextInt(10_000),
              1 + random.nextInt(12),
              1 + random.nextInt(28),
              random.nextInt(24),
              random.nextInt(60),
              random.nextInt(60),
              random.nextBoolean() ? 0 : random.nextInt(1_000_000_000),
              ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2161) - 1080)));
      String text = Rfc3339.format(time);
      assertThat(OffsetDateTime.parse(text)).isEqualTo(time);
      assertThat(Rfc3339.parse(text)).isEqualTo(time);
    }
  }
}
