package dev.anyfn.runtime;

import dev.anyfn.Batch;
import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.runtime.wire.BatchInput;
import dev.anyfn.runtime.wire.EventRecord;
import dev.anyfn.runtime.wire.Input;
import dev.anyfn.runtime.wire.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Delivers records of an event source and returns how each ended, so that only those that failed
 * are delivered again. Safe for use by many threads.
 */
public final class RecordTrigger {

  private final Instance instance;

  /**
   * Creates a trigger of the only function of an instance.
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
   * @param origin what the platform knows beside the records
   * @return the ending of each record, in the same order; in an ordered delivery, all records after
   *     the first failed one have failed, too
   * @throws Error one that the JVM does not survive
   */
  public List<Ending> deliver(List<EventRecord> records, boolean ordered, Origin origin) {
    BoundFunction function = instance.only();
    List<Ending> endings =
        function.input() instanceof BatchInput
            ? together(function, records, ordered, origin)
            : oneByOne(function, records, ordered, origin);
    return ordered ? failedFromFirst(endings, records.size()) : endings;
  }

  /**
   * Returns the records that are to be delivered again.
   *
   * @param records the records of a delivery
   * @param endings the ending of each
   * @return those that failed, in order of delivery
   */
  public static List<EventRecord> failed(List<EventRecord> records, List<Ending> endings) {
    List<EventRecord> failed = new ArrayList<>();
    for (int i = 0; i < endings.size(); i++) {
      if (endings.get(i) instanceof Ending.Failed) {
        failed.add(records.get(i));
      }
    }
    return failed;
  }

  private List<Ending> oneByOne(
      BoundFunction function, List<EventRecord> records, boolean ordered, Origin origin) {
    List<Ending> endings = new ArrayList<>(records.size());
    for (EventRecord record : records) {
      InvocationContext context = instance.context(function, origin, null, null, null, record);
      Ending ending =
          new AcknowledgedInvocation(instance, function, context) {
            @Override
            @Nullable Object decode(Input input) {
              return input.event(
                  record.data().limitedTo(instance.settings().maxBody()), record.event());
            }
          }.run();
      survive(ending);
      endings.add(ending);
      if (ordered && ending instanceof Ending.Failed) {
        break;
      }
    }
    return endings;
  }

  private List<Ending> together(
      BoundFunction function, List<EventRecord> records, boolean ordered, Origin origin) {
    Map<String, Ending> byId = new HashMap<>();
    for (EventRecord record : records) {
      byId.put(record.id(), Ending.DONE);
    }
    InvocationContext context = instance.context(function, origin, null, null, null, null);
    Ending whole =
        new AcknowledgedInvocation(instance, function, context) {
          @Override
          Object decode(Input input) {
            return ((BatchInput) input).records(records, ordered);
          }

          @Override
          void encode(@Nullable Object value, Output output) throws Exception {
            if (value instanceof Batch.Outcome outcome) {
              end(this, outcome, byId);
            } else {
              super.encode(value, output);
            }
          }
        }.run();
    survive(whole);
    List<Ending> endings = new ArrayList<>(records.size());
    for (EventRecord record : records) {
      endings.add(whole == Ending.DONE ? byId.getOrDefault(record.id(), whole) : whole);
    }
    return endings;
  }

  /** Ends each record that the function reports, once. */
  private static void end(Invocation invocation, Batch.Outcome outcome, Map<String, Ending> byId) {
    for (Batch.Failure failure : outcome.failures()) {
      Ending known = byId.get(failure.id());
      if (known == null) {
        throw new IllegalStateException("The outcome names a record that is not in the batch");
      }
      if (known == Ending.DONE) {
        Throwable cause = failure.cause();
        Ending ending =
            invocation.record(
                failure.id(),
                cause != null
                    ? cause
                    : new IllegalStateException("The function reported the record as failed"));
        survive(ending);
        byId.put(failure.id(), ending);
      }
    }
  }

  /** Passes on what no later record may hide: an interruption, and the end of the JVM. */
  private static void survive(Ending ending) {
    if (ending instanceof Ending.Failed failed) {
      Throwable thrown = failed.failure().cause();
      if (thrown instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      if (thrown instanceof VirtualMachineError error && !(error instanceof StackOverflowError)) {
        throw error;
      }
    }
  }

  private static List<Ending> failedFromFirst(List<Ending> endings, int size) {
    List<Ending> all = new ArrayList<>(size);
    boolean failed = false;
    for (int i = 0; i < size; i++) {
      Ending ending = i < endings.size() ? endings.get(i) : Ending.DONE;
      if (failed && !(ending instanceof Ending.Failed)) {
        ending =
            new Ending.Failed(
                Failure.of(
                    new FunctionException(
                        ErrorCode.UNAVAILABLE, "A record before this one failed")));
      }
      failed |= ending instanceof Ending.Failed;
      all.add(ending);
    }
    return all;
  }
}
