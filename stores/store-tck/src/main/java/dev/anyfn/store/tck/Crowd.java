package dev.anyfn.store.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many threads that begin at once. */
final class Crowd {

  static final int THREADS = 8;

  private Crowd() {}

  interface Member<R> {
    R act(int number) throws Exception;
  }

  /** Returns the results in order; throws what the first member threw. */
  static <R> List<R> all(int size, Member<R> member) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(size);
    try {
      CountDownLatch start = new CountDownLatch(size);
      List<Future<R>> futures = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        int number = i;
        Callable<R> call =
            () -> {
              start.countDown();
              start.await();
              return member.act(number);
            };
        futures.add(threads.submit(call));
      }
      List<R> results = new ArrayList<>();
      for (Future<R> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
