package dev.anyfn.testkit.fork;

/**
 * A line that a process has written.
 *
 * @param source the stream it was written to
 * @param text the line without its end, decoded as UTF-8
 */
public record OutputLine(Source source, String text) {

  /** The stream of a line. */
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
