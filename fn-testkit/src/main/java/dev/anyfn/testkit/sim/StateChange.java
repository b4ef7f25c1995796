package dev.anyfn.testkit.sim;

/**
 * A difference between two instances, or between two moments of one, that outlives a call.
 * Immutable.
 *
 * @param kind where it is held
 * @param name of the field, as in {@code com.example.Counter.ever}; of the system property; of the
 *     file; empty for the default locale and time zone
 * @param type of the value, without its package
 * @param before the old value, shortened
 * @param after the new value, shortened
 */
public record StateChange(Kind kind, String name, String type, String before, String after) {

  /** A place that holds something. */
  public enum Kind {
    /** In a static field, or in an object that one leads to. */
    STATIC_FIELD("static field"),
    /** In a field of a function's object, or in an object that one leads to. */
    FIELD("field"),
    /** In a thread local that a field leads to, for the thread that runs the calls. */
    THREAD_LOCAL("thread local"),
    /** A system property. */
    SYSTEM_PROPERTY("system property"),
    /** The default locale. */
    LOCALE("default locale"),
    /** The default time zone. */
    TIME_ZONE("default time zone"),
    /** A file below {@code /tmp}. */
    FILE("file");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** Returns it in words. */
    @Override
    public String toString() {
      return words;
    }
  }

  /** {@return where it is held, such as {@code static field com.example.Counter.ever}} */
  public String place() {
    return name.isEmpty() ? kind.toString() : kind + " " + name;
  }

  /** Returns one line. */
  @Override
  public String toString() {
    return place() + ": " + before + " -> " + after;
  }
}
