package dev.anyfn.runtime;

import dev.anyfn.Context;
import java.lang.reflect.InvocationTargetException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The observers of an instance: its log, those of the settings, and those of a test tool. */
final class Observers {

  private final Log log;
  private final Clock clock;
  private final InvocationObserver[] others;

  Observers(Log log, Clock clock, InvocationObserver... others) {
    this.log = log;
    this.clock = clock;
    this.others = others;
  }

  /**
   * Adds the observers that {@code FN_OBSERVERS} names.
   *
   * @throws InitializationException if one of them cannot be built
   */
  static InvocationObserver[] named(
      Settings settings, ClassLoader loader, InvocationObserver... given) {
    String names = Settings.text(settings.environment(), "FN_OBSERVERS");
    if (names == null) {
      return given;
    }
    String[] classes = names.split(",", -1);
    InvocationObserver[] all = new InvocationObserver[given.length + classes.length];
    System.arraycopy(given, 0, all, 0, given.length);
    for (int i = 0; i < classes.length; i++) {
      all[given.length + i] = build(classes[i].trim(), loader);
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

  /** Returns the time of the start; null if nobody asks for it. */
  @Nullable Instant started(Context context) {
    if (others.length == 0) {
      return null;
    }
    each(
        new Notice() {
          @Override
          public void to(InvocationObserver observer) {
            observer.started(context);
          }
        });
    return clock.instant();
  }

  void record(InvocationContext context, String id, Ending ending) {
    log.ended(context, id, ending);
    each(
        new Notice() {
          @Override
          public void to(InvocationObserver observer) {
            observer.record(context, id, ending);
          }
        });
  }

  void ended(InvocationContext context, Ending ending, @Nullable Instant start) {
    log.ended(context, context.item(), ending);
    if (start == null) {
      return;
    }
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
    log.failure(failure, null, null, false);
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
    for (InvocationObserver observer : others) {
      try {
        notice.to(observer);
      } catch (RuntimeException | LinkageError | AssertionError e) {
        log.error("An observer of invocations failed", e);
      }
    }
  }
}
