package dev.anyfn.runtime;

import dev.anyfn.Batch;
import dev.anyfn.runtime.wire.Acknowledgement;
import dev.anyfn.runtime.wire.BatchInput;
import dev.anyfn.runtime.wire.EventRecord;
import dev.anyfn.runtime.wire.Payload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Delivers records of an event source and says which failed, so that no other is delivered again.
 * Safe for use by many threads.
 */
public final class RecordTrigger {

  private final Instance instance;

  /**
   * A trigger of the only function of an instance.
   *
   * @param instance the instance; stays the caller's
   */
  public RecordTrigger(Instance instance) {
    this.instance = instance;
  }

  /**
   * Delivers the records: all at once to a function of a {@link Batch}, else one by one.
   *
   * @param records the records, in order of delivery
   * @param ordered whether none may be handled after one before it has failed
   * @param origin what the platform tells
   * @return the ids of those that failed, and where the order counts of all after the first of
   *     them; each failure has been logged
   * @throws Error one that the JVM does not survive
   */
  public List<String> deliver(List<EventRecord> records, boolean ordered, Origin origin) {
    BoundFunction function = instance.only();
    List<String> failed =
        function.input() instanceof BatchInput batch
            ? together(function, batch, records, ordered, origin)
            : oneByOne(function, records, ordered, origin);
    return ordered ? fromFirst(records, failed) : failed;
  }

  private List<String> oneByOne(
      BoundFunction function, List<EventRecord> records, boolean ordered, Origin origin) {
    List<String> failed = new ArrayList<>();
    for (EventRecord record : records) {
      InvocationContext context = null;
      try {
        context =
            instance.context(
                function, origin.withAttempt(record.attempt()), null, record.event().get(), null);
        Payload data = record.data().limitedTo(instance.settings().maxBody());
        Object input = function.input().event(data, record.event());
        function.call(input, context, Acknowledgement::require);
      } catch (Throwable e) {
        if (fail(function, e, context, record.id())) {
          failed.add(record.id());
          if (ordered) {
            break;
          }
        }
      }
    }
    return failed;
  }

  private List<String> together(
      BoundFunction function,
      BatchInput input,
      List<EventRecord> records,
      boolean ordered,
      Origin origin) {
    InvocationContext context = instance.context(function, origin, null, null, null);
    Map<String, String> known = new LinkedHashMap<>();
    records.forEach(record -> known.put(record.id(), record.id()));
    Set<String> reported = new HashSet<>();
    Set<String> failed = new LinkedHashSet<>();
    try {
      function.call(
          input.records(records, ordered),
          context,
          output -> {
            if (output instanceof Batch.Outcome outcome) {
              for (Batch.Failure failure : outcome.failures()) {
                if (!known.containsKey(failure.id())) {
                  throw new IllegalStateException(
                      "The outcome names a record that is not in the batch");
                }
                if (reported.add(failure.id())
                    && fail(function, cause(failure), context, failure.id())) {
                  failed.add(failure.id());
                }
              }
            } else {
              Acknowledgement.require(output);
            }
          });
      return List.copyOf(failed);
    } catch (Throwable e) {
      return fail(function, e, context, null) ? List.copyOf(known.keySet()) : List.of();
    }
  }

  private static Throwable cause(Batch.Failure failure) {
    return failure.cause() != null
        ? failure.cause()
        : new IllegalStateException("The function reported the record as failed");
  }

  /** Logs a failure; true if the record is to be delivered again. */
  private boolean fail(
      BoundFunction function,
      Throwable thrown,
      @Nullable InvocationContext context,
      @Nullable String id) {
    Failure failure = Failure.of(thrown);
    boolean dropped = function.drops(failure);
    instance.log().failure(failure, context, id, dropped);
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    if (thrown instanceof VirtualMachineError error && !(error instanceof StackOverflowError)) {
      throw error;
    }
    return !dropped;
  }

  private static List<String> fromFirst(List<EventRecord> records, List<String> failed) {
    List<String> ids = new ArrayList<>();
    for (EventRecord record : records) {
      if (!ids.isEmpty() || failed.contains(record.id())) {
        ids.add(record.id());
      }
    }
    return ids;
  }
}
