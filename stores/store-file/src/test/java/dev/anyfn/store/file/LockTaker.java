package dev.anyfn.store.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** A process whose threads take and give back locks of many keys, as fast as they can. */
final class LockTaker {

  private static final int THREADS = 4;
  private static final int TIMES = 1_000;

  private LockTaker() {}

  public static void main(String[] args) throws Exception {
    KeyLocks locks = KeyLocks.in(Path.of(args[0]), RealContext.create());
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    Callable<Void> task =
        () -> {
          take(locks);
          return null;
        };
    try {
      for (Future<Void> future :
          threads.invokeAll(IntStream.range(0, THREADS).mapToObj(i -> task).toList())) {
        future.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private static void take(KeyLocks locks) throws IOException {
    SplittableRandom random = new SplittableRandom();
    for (int i = 0; i < TIMES; i++) {
      locks.run("key " + random.nextInt(6), Thread::yield);
    }
  }
}
