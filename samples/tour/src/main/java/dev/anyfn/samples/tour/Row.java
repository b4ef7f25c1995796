package dev.anyfn.samples.tour;

import dev.anyfn.samples.tour.Reply.Verdict;
import java.time.Duration;

/**
 * The observations at one stop.
 *
 * @param stop the stop
 * @param good the outcome of the good input
 * @param bad the outcome of the bad input
 * @param steady true if every warm call had the outcome of the cold one
 * @param cold the time from the start of the process to the first answer
 * @param cpu the processor time until the first answer
 * @param warm the median of the warm calls
 */
record Row(
    Stop stop, Reply good, Reply bad, boolean steady, Duration cold, Duration cpu, Duration warm) {

  static Row failed(Stop stop, RuntimeException e) {
    Reply reply = Reply.unexpected(e);
    return new Row(stop, reply, reply, false, Duration.ZERO, Duration.ZERO, Duration.ZERO);
  }

  boolean agrees() {
    return steady
        && (stop.delivery()
            ? good.verdict() == Verdict.ACKNOWLEDGED && bad.verdict() == Verdict.REDELIVERED
            : good.is(Verdict.ANSWERED, Expected.ANSWER)
                && bad.is(Verdict.INVALID_INPUT, Expected.REFUSAL));
  }
}
