package dev.anyfn.testkit.fork;

/**
 * A line a process has written.
 *
 * @param source which of its two streams it came by
 * @param text the line without its end, decoded as UTF-8
 */
public record OutputLine(Source source, String text) {

  /** The stream a line came by. */
  public enum Source {
    /** Standard output. */
    STDOUT,
    /** Standard error. */
    STDERR
  }

  @Override
  public String toString() {
    return (source == Source.STDERR ? "err| " : "out| ") + text;
  }
}
