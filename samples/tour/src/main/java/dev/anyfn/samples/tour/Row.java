package dev.anyfn.samples.tour;

import dev.anyfn.samples.tour.Reply.Verdict;
import java.time.Duration;

/**
 * What was seen at one stop.
 *
 * @param stop where
 * @param good what became of the good input
 * @param bad what became of the bad input
 * @param steady whether every warm call gave what the cold one did
 * @param cold from the start of the process to the first answer
 * @param cpu the processor time of that
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
