package dev.anyfn.runtime;

import dev.anyfn.Context;
import java.lang.reflect.InvocationTargetException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The observers that a test tool gives or the settings name. Loaded only if there are any. */
final class NamedObservers {

  private final List<InvocationObserver> observers = new ArrayList<>();
  private final Log log;
  private final Clock clock;

  private NamedObservers(Log log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * Builds the observers.
   *
   * @throws InitializationException if one that is named cannot be built
   */
  static NamedObservers of(
      InvocationObserver @Nullable [] given,
      @Nullable String names,
      ClassLoader loader,
      Log log,
      Clock clock) {
    NamedObservers all = new NamedObservers(log, clock);
    if (given != null) {
      all.observers.addAll(List.of(given));
    }
    if (names != null) {
      for (String name : names.split(",", -1)) {
        all.observers.add(build(name.trim(), loader));
      }
    }
    return all;
  }

  private static InvocationObserver build(String name, ClassLoader loader) {
    try {
      return Class.forName(name, true, loader)
          .asSubclass(InvocationObserver.class)
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
      throw new InitializationException(
          "FN_OBSERVERS names "
              + name
              + ", which cannot be built: name a public class that implements"
              + " dev.anyfn.runtime.InvocationObserver and has a public constructor without"
              + " arguments.",
          e instanceof InvocationTargetException thrown ? thrown.getCause() : e);
    }
  }

  /** Returns the time of the start. */
  Instant started(Context context) {
    each(
        new Notice() {
          @Override
          public void to(InvocationObserver observer) {
            observer.started(context);
          }
        });
    return clock.instant();
  }

  void record(Context context, String id, Ending ending) {
    each(
        new Notice() {
          @Override
          public void to(InvocationObserver observer) {
            observer.record(context, id, ending);
          }
        });
  }

  void ended(Context context, Ending ending, Instant start) {
    Duration took = Duration.between(start, clock.instant());
    each(
        new Notice() {
          @Override
          public void to(InvocationObserver observer) {
            observer.ended(context, ending, took);
          }
        });
  }

  void refused(Failure failure) {
    each(
        new Notice() {
          @Override
          public void to(InvocationObserver observer) {
            observer.refused(failure);
          }
        });
  }

  private interface Notice {
    void to(InvocationObserver observer);
  }

  private void each(Notice notice) {
    for (InvocationObserver observer : observers) {
      try {
        notice.to(observer);
      } catch (RuntimeException | LinkageError | AssertionError e) {
        log.error("An observer of invocations failed", e);
      }
    }
  }
}
