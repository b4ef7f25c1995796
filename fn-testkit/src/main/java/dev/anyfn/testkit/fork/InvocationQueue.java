package dev.anyfn.testkit.fork;

import dev.anyfn.testkit.wire.HttpConnection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The invocations of one life of a runtime: waiting, running, and the ids of the latest that ended.
 * Completes results outside the lock.
 */
final class InvocationQueue {

  private static final int REMEMBERED = 1000;

  /** The outcome of a reply. */
  enum Reply {
    TAKEN,
    UNKNOWN_ID,
    ANSWERED_ALREADY
  }

  private final Deque<Invocation> waiting = new ArrayDeque<>();
  private final Map<String, Invocation> running = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final Map<String, Boolean> errorStillAllowed = new Remembered();
  private final Set<HttpConnection> pollers = new HashSet<>();
  private @Nullable Integer exitCode;

  /** Fails the invocation at once if the runtime is gone. */
  void add(Invocation invocation) {
    Integer code;
    synchronized (this) {
      code = exitCode;
      if (code == null) {
        if (!open.add(invocation.id())) {
          throw new IllegalArgumentException("Still open: invocation " + invocation.id());
        }
        waiting.add(invocation);
        notifyAll();
      }
    }
    if (code != null) {
      invocation.result().complete(Failures.exited(invocation.id(), code));
    }
  }

  /**
   * Waits for an invocation without limit. Returns null if the runtime or the connection is gone:
   * an event for a connection without a reader would be lost.
   */
  synchronized @Nullable Invocation take(HttpConnection poller) throws InterruptedException {
    pollers.add(poller);
    try {
      while (exitCode == null && waiting.isEmpty()) {
        wait();
      }
      if (exitCode != null || !poller.isAlive()) {
        return null;
      }
      Invocation next = waiting.remove();
      running.put(next.id(), next);
      errorStillAllowed.remove(next.id());
      return next;
    } finally {
      pollers.remove(poller);
    }
  }

  synchronized int pollers() {
    pollers.removeIf(poller -> !poller.isAlive());
    return pollers.size();
  }

  /** Ends an invocation; after an answer that was too large, its error may still come. */
  Reply end(String id, InvocationResult result, boolean errorMayFollow) {
    Invocation invocation;
    synchronized (this) {
      invocation = running.remove(id);
      if (invocation == null) {
        return errorStillAllowed.containsKey(id) ? Reply.ANSWERED_ALREADY : Reply.UNKNOWN_ID;
      }
      open.remove(id);
      errorStillAllowed.put(id, errorMayFollow);
    }
    invocation.result().complete(result);
    return Reply.TAKEN;
  }

  /**
   * Ends an invocation by an error, which the platform drops if the invocation has failed already.
   */
  Reply endByError(String id, InvocationResult.Failure failure) {
    synchronized (this) {
      if (errorStillAllowed.replace(id, true, false)) {
        return Reply.TAKEN;
      }
    }
    return end(id, failure, false);
  }

  /** Fails all open invocations, and all that follow. */
  void exited(int code) {
    List<Invocation> lost = new ArrayList<>();
    synchronized (this) {
      if (exitCode != null) {
        return;
      }
      exitCode = code;
      lost.addAll(running.values());
      lost.addAll(waiting);
      running.clear();
      waiting.clear();
      notifyAll();
    }
    lost.forEach(one -> one.result().complete(Failures.exited(one.id(), code)));
  }

  /** Bounded, so that millions of invocations do not fill the memory. */
  private static final class Remembered extends LinkedHashMap<String, Boolean> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > REMEMBERED;
    }
  }
}
