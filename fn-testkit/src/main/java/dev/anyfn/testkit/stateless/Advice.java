package dev.anyfn.testkit.stateless;

import dev.anyfn.testkit.sim.StateChange;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Advice for each kind of leak. */
final class Advice {

  static final String FOREIGN_LOCALE =
      "pass Locale.ROOT, or the locale that is meant, to toUpperCase, String.format and the like.";
  static final String FOREIGN_ZONE =
      "pass ZoneOffset.UTC, or the zone that is meant, to whatever makes dates and times of day.";
  static final String STALE =
      "what depends on the time is to be read from the environment's clock in each call, not once"
          + " per instance.";
  static final String COPIED =
      "what the start drew or read is the same in all instances that are restored from one"
          + " checkpoint: draw it in the call, or anew in SnapshotAware.afterRestore(), which also"
          + " opens again what beforeCheckpoint() has closed.";
  static final String ORDER =
      "no platform delivers in order unless it says so: write on a condition (ifVersion, ifAbsent)"
          + " and let the event say when it happened; if the order is kept for you, say"
          + " orderMayMatter().";
  static final String UNKNOWN =
      "something outlives the call that cannot be looked into, such as an object of the JDK or of a"
          + " shared library: make it within the call, or keep what must last in a store.";

  private static final String RANDOM =
      "a generator goes on where the last call stopped, and from one seed all instances draw the"
          + " same: make it within the call, or seed it by nothing.";
  private static final String COLLECTION =
      "what is remembered in memory is lost with the instance and unknown to the others: keep it in"
          + " a table (a put with ifAbsent remembers what was seen), or clear it before each call.";
  private static final String NUMBER = "count within the call, or in a table by Table.update.";

  private static final Map<StateChange.Kind, String> BY_KIND =
      Map.of(
          StateChange.Kind.STATIC_FIELD,
          "make the field final and its value immutable, or a local variable of the call.",
          StateChange.Kind.FIELD,
          "set fields in the constructor only; what belongs to one call is a local variable.",
          StateChange.Kind.THREAD_LOCAL,
          "threads outlive calls: remove() the thread local in a finally, or pass the value on.",
          StateChange.Kind.SYSTEM_PROPERTY,
          "a system property belongs to all calls of an instance: pass the value as an argument,"
              + " or read a setting of the environment.",
          StateChange.Kind.LOCALE,
          "do not set the default locale: pass the locale to what formats.",
          StateChange.Kind.TIME_ZONE,
          "do not set the default time zone: pass the zone to what makes dates.",
          StateChange.Kind.FILE,
          "/tmp is one instance's, and its calls share it: write the file in each call and delete it"
              + " at its end, or keep what must last in a bucket.");

  private Advice() {}

  static List<String> on(List<StateChange> suspects) {
    Set<String> advice = new LinkedHashSet<>();
    for (StateChange suspect : suspects) {
      boolean field =
          suspect.kind() == StateChange.Kind.STATIC_FIELD
              || suspect.kind() == StateChange.Kind.FIELD;
      String special = field ? byType(suspect.type()) : null;
      advice.add(special != null ? special : BY_KIND.getOrDefault(suspect.kind(), UNKNOWN));
    }
    return advice.isEmpty() ? List.of(UNKNOWN) : List.copyOf(advice);
  }

  private static @org.jspecify.annotations.Nullable String byType(String type) {
    if (type.endsWith("Random")) {
      return RANDOM;
    }
    if (type.endsWith("Map")
        || type.endsWith("Set")
        || type.endsWith("List")
        || type.endsWith("Deque")
        || type.endsWith("Queue")) {
      return COLLECTION;
    }
    return switch (type) {
      case "Integer", "Long", "AtomicInteger", "AtomicLong", "LongAdder" -> NUMBER;
      default -> null;
    };
  }
}
