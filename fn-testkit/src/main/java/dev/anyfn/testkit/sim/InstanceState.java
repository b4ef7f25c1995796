package dev.anyfn.testkit.sim;

import dev.anyfn.testkit.sim.steer.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values in an instance that outlive a call: static fields of the classes that it has loaded
 * for itself, fields of its function objects, what both lead to, system properties, default locale
 * and time zone, and the files in {@code /tmp}. Immutable.
 *
 * <p>Holds the fields of the function's objects, and the elements of arrays, collections, atomics,
 * optionals and string builders; the serialized form of other objects of the JDK; and only the
 * class of the rest.
 */
final class InstanceState implements Snapshot<StateChange> {

  private static final String NOT_LOADED = "(its class was not loaded)";
  private static final String NOTHING = "(nothing)";

  /** The place of a value. */
  record Place(StateChange.Kind kind, String name) {}

  private final Map<Place, HeldValue> values;

  InstanceState(Map<Place, HeldValue> values) {
    this.values = Map.copyOf(values);
  }

  @Override
  public InstanceState completedBy(Snapshot<StateChange> later) {
    Map<Place, HeldValue> all = new LinkedHashMap<>(values);
    ((InstanceState) later)
        .values.forEach(
            (place, value) -> {
              if (place.kind() == StateChange.Kind.STATIC_FIELD) {
                all.putIfAbsent(place, value);
              }
            });
    return new InstanceState(all);
  }

  @Override
  public List<StateChange> changesTo(Snapshot<StateChange> later) {
    Map<Place, HeldValue> after = ((InstanceState) later).values;
    List<StateChange> changes = new ArrayList<>();
    Set<Place> places = new LinkedHashSet<>(values.keySet());
    places.addAll(after.keySet());
    for (Place place : places) {
      compare(place, values.get(place), after.get(place), changes);
    }
    changes.sort(Comparator.comparing(StateChange::kind).thenComparing(StateChange::name));
    return changes;
  }

  private static void compare(
      Place place,
      @Nullable HeldValue before,
      @Nullable HeldValue after,
      List<StateChange> changes) {
    if (before != null && before.equals(after)) {
      return;
    }
    if (after == null && place.kind() == StateChange.Kind.STATIC_FIELD) {
      return; // statics do not vanish: the class is not loaded yet
    }
    if (before != null
        && after != null
        && before.type().equals(after.type())
        && !before.fields().isEmpty()) {
      Set<String> names = new LinkedHashSet<>(before.fields().keySet());
      names.addAll(after.fields().keySet());
      for (String name : names) {
        compare(
            new Place(place.kind(), place.name() + '.' + name),
            before.fields().get(name),
            after.fields().get(name),
            changes);
      }
      return;
    }
    String absent = place.kind() == StateChange.Kind.STATIC_FIELD ? NOT_LOADED : NOTHING;
    String type = after != null ? after.type() : before != null ? before.type() : "";
    boolean local = type.equals("ThreadLocal");
    changes.add(
        new StateChange(
            local ? StateChange.Kind.THREAD_LOCAL : place.kind(),
            place.name(),
            type,
            before == null ? absent : before.shown(),
            after == null ? absent : after.shown()));
  }
}
