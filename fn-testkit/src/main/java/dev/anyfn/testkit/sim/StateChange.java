package dev.anyfn.testkit.sim;

/**
 * Something that outlives a call and is not the same at two times, or in two instances. Immutable.
 *
 * @param kind where it is held
 * @param name of the field, as in {@code com.example.Counter.ever}; of the system property; of the
 *     file; empty for the default locale and time zone
 * @param type of the value, without its package
 * @param before what it was, shortened
 * @param after what it is, shortened
 */
public record StateChange(Kind kind, String name, String type, String before, String after) {

  /** Where something is held. */
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

    /** In words. */
    @Override
    public String toString() {
      return words;
    }
  }

  /**
   * Where it is held, in words.
   *
   * @return such as {@code static field com.example.Counter.ever}
   */
  public String place() {
    return name.isEmpty() ? kind.toString() : kind + " " + name;
  }

  /** One line. */
  @Override
  public String toString() {
    return place() + ": " + before + " -> " + after;
  }
}
