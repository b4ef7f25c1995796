package dev.anyfn.testkit.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends a process: with SIGTERM and some time, or at once. */
record Shutdown(GuestProcess process, Duration grace, World world) {

  void run() {
    if (grace.isZero() || process.death() != null || process.instance() == null) {
      process.close();
      return;
    }
    Instant deadline = world.time().now().plus(grace);
    VirtualTime.Runner runner = world.time().enter();
    Call call = new Call("The shutdown", deadline, runner);
    CountDownLatch closed = new CountDownLatch(1);
    process.thaw();
    process
        .threads()
        .run(
            () -> {
              runner.attach();
              try {
                process.during(call, () -> process.closeFunctions());
              } catch (Exception e) {
                process.warn("Closing failed: " + e);
              } finally {
                world.time().exit(runner);
                closed.countDown();
              }
            });
    try {
      if (!closed.await(5, TimeUnit.SECONDS)) {
        process.warn("close() did not return within five seconds of real time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.close();
  }
}
