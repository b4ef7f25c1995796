package dev.anyfn.testkit.sim;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.testkit.state.StoppedError;
import dev.anyfn.testkit.state.StoreInterceptor;
import dev.anyfn.testkit.state.StoreOperation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a process and the world: a dead process gets no answer, a frozen one none until it
 * is thawed, and one that is out of time is interrupted or killed. Safe for use by many threads.
 */
final class GuestGate {

  private final GuestProcess process;
  private final VirtualTime time;
  private final StoreInterceptor interceptor;
  private final boolean resets;
  private final Duration storeTime;

  GuestGate(GuestProcess process, Plan plan, VirtualTime time) {
    this.process = process;
    this.time = time;
    this.interceptor = plan.interceptor();
    this.resets = plan.profile().lifecycle().afterTimeout() == Lifecycle.AfterTimeout.RESET;
    this.storeTime = plan.times().store();
  }

  /** Lets the current thread pass, or throws; returns the call that it runs, if any. */
  @Nullable Call pass() {
    Call call = process.currentCall();
    if (call == null) {
      process.awaitThaw();
    }
    String dead = process.death();
    if (dead != null) {
      throw new StoppedError(dead);
    }
    if (call != null && !time.now().isBefore(call.deadline())) {
      call.endTime(tooLong(call), resets);
      if (resets) {
        throw process.die("The platform ended the process: " + call.outOfTime());
      }
    }
    return call;
  }

  private static String tooLong(Call call) {
    return call.what() + " took longer than the platform waits";
  }

  void sleep(Duration duration) throws InterruptedException {
    Call warned = process.currentCall();
    if (warned != null && warned.outOfTime() != null) {
      warned.swallowed();
    }
    Call call = pass();
    if (duration.isZero()) {
      return;
    }
    Instant wake = time.now().plusMillis((duration.toNanos() + 999_999) / 1_000_000);
    if (call == null || !resets || wake.isBefore(call.deadline())) {
      time.sleepUntil(wake, call == null ? null : call.runner());
      pass();
      return;
    }
    time.sleepUntil(call.deadline(), call.runner());
    call.endTime(tooLong(call), true);
    Thread.interrupted();
    call.interruptedAt(process.here());
    throw new InterruptedException("The time of the invocation is up");
  }

  @Nullable Object aroundStore(StoreOperation operation, StoreInterceptor.Call action)
      throws IOException {
    Call call = waitForStore();
    if (call != null) {
      call.asked(operation);
    }
    try {
      return interceptor.around(operation, action);
    } catch (StoppedError e) {
      throw process.die(e.getMessage() == null ? "It was stopped" : e.getMessage());
    }
  }

  private @Nullable Call waitForStore() {
    try {
      sleep(storeTime);
      return pass();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(StoreError.UNAVAILABLE, "interrupted", e);
    }
  }
}
