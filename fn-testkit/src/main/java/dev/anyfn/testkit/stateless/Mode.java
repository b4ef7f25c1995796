package dev.anyfn.testkit.stateless;

/** A way to run the events whose outcome must equal that of fresh instances. */
public enum Mode {
  /** All events one after another on one instance. */
  WARM("on a warm instance"),
  /** Each event twice in a row, on one instance. */
  TWICE("delivered twice, on a warm instance"),
  /** All events twice, in turn on several instances. */
  SPREAD("spread over several instances"),
  /** In another order, on one instance. */
  SHUFFLED("on a warm instance, in another order"),
  /** In another order, each event on a fresh instance: only stores can make a difference. */
  ORDER("in another order, on fresh instances"),
  /** On instances that were restored from a checkpoint. */
  RESTORED("on an instance restored from a checkpoint"),
  /** On fresh instances with another default locale. */
  LOCALE("with another default locale"),
  /** On fresh instances with another default time zone. */
  TIME_ZONE("with another default time zone"),
  /** All events, and all again on the next day, on an instance that was busy all the time. */
  NEXT_DAY("on an instance that has lived for a day");

  private final String words;

  Mode(String words) {
    this.words = words;
  }

  /** Returns words for a report. */
  @Override
  public String toString() {
    return words;
  }
}
