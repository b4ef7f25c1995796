package dev.anyfn.store.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimesTest {

  @Test
  void areReadAsTheFormattersReadThem() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      Instant second = Instant.ofEpochSecond(random.nextLong(253_402_300_800L));
      String header = DateTimeFormatter.RFC_1123_DATE_TIME.format(second.atZone(ZoneOffset.UTC));
      assertThat(Times.ofHeader(header)).isEqualTo(second);
      assertThat(Times.ofDocument(second.toString())).isEqualTo(second);
      Instant nano = second.plusNanos(random.nextInt(1_000_000_000));
      assertThat(Times.ofDocument(nano.toString())).isEqualTo(nano);
      Instant milli = second.plusMillis(random.nextInt(1000));
      assertThat(Times.ofDocument(milli.toString())).isEqualTo(milli);
    }
  }

  @Test
  void otherFormsAreTheFormatters() {
    assertThat(Times.ofHeader("Sun, 6 Nov 1994 08:49:37 GMT"))
        .isEqualTo(Instant.parse("1994-11-06T08:49:37Z"));
    assertThat(Times.ofDocument("2026-11-28T20:16:25.1Z"))
        .isEqualTo(Instant.parse("2026-11-28T20:16:25.100Z"));
    assertThat(Times.ofDocument("+12026-11-28T20:16:25Z"))
        .isEqualTo(Instant.parse("+12026-11-28T20:16:25Z"));
  }

  @Test
  void whatIsNoTimeIsRefused() {
    for (String text :
        List.of(
            "",
            "Sun, 06 Nov 1994 24:49:37 GMT",
            "Sun, 31 Feb 1994 08:49:37 GMT",
            "Sun, 06 anF 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 CET")) {
      assertThatThrownBy(() -> Times.ofHeader(text)).as(text).isInstanceOf(DateTimeException.class);
    }
    for (String text :
        List.of(
            "",
            "2026-13-28T20:16:25.123Z",
            "2026-11-28T20:60:25.123Z",
            "2026-11-28T20:16:25.1234567890Z",
            "2026-11-28")) {
      assertThatThrownBy(() -> Times.ofDocument(text))
          .as(text)
          .isInstanceOf(DateTimeException.class);
    }
  }
}
