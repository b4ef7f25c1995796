package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.fork.Fork;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A platform that functions are called on. Safe for use by many threads. */
public final class Target {

  private final Platform platform;
  private final Processes processes;
  private final Set<Call.Kind> promised;
  private final AtomicBoolean used = new AtomicBoolean();

  Target(Platform platform, Processes processes, Set<Call.Kind> promised) {
    this.platform = platform;
    this.processes = processes;
    this.promised = promised;
  }

  /** Returns the platform: a row of the table. */
  public Platform platform() {
    return platform;
  }

  /**
   * Calls a function and waits for what comes of it. A failure of the function is an outcome, too.
   *
   * @param call of a kind that the platform can carry
   * @return what the platform got back
   * @throws PlatformException if the platform cannot carry the call, does not start, or does not
   *     answer within two minutes; the message says what to do, or holds what the process has
   *     written
   */
  public PlatformAnswer call(Call call) {
    requireCarried(call.kind());
    used.set(true);
    String function = function(call);
    try (Processes.Lease lease = processes.lease(platform, function)) {
      CallLog log = CallLog.begin(lease.fork(), lease.calls());
      RawAnswer reply = platform.carrier().carry(call, lease.fork(), root(function), log);
      return new PlatformAnswer(this, call, reply, log);
    }
  }

  private void requireCarried(Call.Kind kind) {
    if (!platform.carries().contains(kind)) {
      throw new PlatformException(
          platform + " cannot carry a call of kind " + kind + ", only " + platform.carries());
    }
    if (!promised.contains(kind)) {
      throw new PlatformException(
          "This test makes a call of kind "
              + kind
              + " and runs where calls of "
              + promised
              + " are carried: say @EveryPlatformTest(Call.Kind."
              + kind
              + "), so that it runs on all platforms that carry it, and on no other");
    }
  }

  /** The one that is meant; null where the process knows. */
  private @Nullable String function(Call call) {
    List<String> functions = processes.functions();
    String function = call.function();
    if (function != null) {
      if (!functions.isEmpty() && !functions.contains(function)) {
        throw new PlatformException(
            "The application has the functions " + functions + ", and not " + function);
      }
      return function;
    }
    if (functions.size() > 1 && call.kind() != Call.Kind.HTTP) {
      throw new PlatformException(
          "The application has several functions: say which is called, by to(..) with one of "
              + functions);
    }
    return functions.size() == 1 ? functions.get(0) : null;
  }

  /** The path of a function among several; nothing for the only one. */
  private String root(@Nullable String function) {
    if (function == null || processes.functions().size() < 2) {
      return "";
    }
    return "/"
        + function.substring(Math.max(function.lastIndexOf('.'), function.lastIndexOf('$')) + 1);
  }

  /**
   * The process that serves the platform, for what no call can say: a socket of one's own, a
   * signal. It is started if need be, stays the pool's, and may be closed when other forks need its
   * place.
   *
   * @return ready for calls
   * @throws PlatformException if it does not start, or each function has one of its own
   */
  public Fork fork() {
    if (processes.functions().size() > 1 && !platform.carrier().routes()) {
      throw new PlatformException("On " + platform + " each function has a process of its own");
    }
    used.set(true);
    try (Processes.Lease lease = processes.lease(platform, null)) {
      return lease.fork();
    }
  }

  /**
   * Returns true if anything has been asked of it: a test that asks nothing shows nothing; true
   * after the first call.
   */
  public boolean isUsed() {
    return used.get();
  }

  /** What the container makes of a call, to be held against what another platform does. */
  String reference(Call call) {
    if (platform == Platform.HTTP_CONTAINER) {
      return "";
    }
    return processes
        .reference()
        .map(
            container ->
                "\n  " + container + " answers the same call:\n    " + answered(container, call))
        .orElse("");
  }

  private static String answered(Target container, Call call) {
    try {
      return container.call(call).answer();
    } catch (PlatformException e) {
      return "nothing: " + e.getMessage();
    }
  }

  /** The platform's name in words. */
  @Override
  public String toString() {
    return platform.toString();
  }
}
