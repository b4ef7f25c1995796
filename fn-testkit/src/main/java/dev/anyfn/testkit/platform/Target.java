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

  /** Returns the platform of this target. */
  public Platform platform() {
    return platform;
  }

  /**
   * Calls a function and waits for the outcome; a failure of the function is an outcome.
   *
   * @param call of a kind that the platform carries
   * @return the outcome
   * @throws PlatformException with a remedy or the process's output, if the platform does not carry
   *     the call, does not start, or does not answer within two minutes
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

  /** Returns the selected function; null if the process knows it. */
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

  /** Returns the path of a function among several; empty for the only one. */
  private String root(@Nullable String function) {
    if (function == null || processes.functions().size() < 2) {
      return "";
    }
    return "/"
        + function.substring(Math.max(function.lastIndexOf('.'), function.lastIndexOf('$')) + 1);
  }

  /**
   * Starts the platform's process if need be, for tests that need a socket or a signal. It stays
   * the pool's, which may close it to make room for other forks.
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

  /** Returns true after the first call: a test without a call shows nothing. */
  public boolean isUsed() {
    return used.get();
  }

  /** Returns the container's answer to a call, to compare with another platform's. */
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

  /** Returns the platform's name in words. */
  @Override
  public String toString() {
    return platform.toString();
  }
}
