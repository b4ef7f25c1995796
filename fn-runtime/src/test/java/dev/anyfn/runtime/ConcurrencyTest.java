package dev.anyfn.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.Concurrency;
import dev.anyfn.Context;
import dev.anyfn.Function;
import dev.anyfn.TypedFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConcurrencyTest {

  private static final int CALLS = 8;

  private final ExecutorService threads = Executors.newFixedThreadPool(CALLS);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  /** Counts how many are inside at once. */
  private static class Counting implements Function<String, String> {
    final AtomicInteger inside = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();

    @Override
    public String apply(String input, Context context) {
      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
      for (int i = 0; i < 1_000; i++) {
        Thread.onSpinWait();
      }
      inside.decrementAndGet();
      return input;
    }
  }

  @Concurrency(Concurrency.Mode.SINGLE)
  private static class OneAtATime extends Counting {}

  private static final class Inherits extends OneAtATime {}

  /** Holds its first element back until the test lets it go. */
  @Concurrency(Concurrency.Mode.SINGLE)
  private static final class Streaming implements Function<String, Stream<String>> {
    final CountDownLatch second = new CountDownLatch(1);
    final CountDownLatch streaming = new CountDownLatch(1);
    final List<String> order = new ArrayList<>();

    @Override
    public Stream<String> apply(String input, Context context) {
      order.add("apply " + input);
      return Stream.of(1, 2)
          .map(
              n -> {
                if (input.equals("a") && n == 2) {
                  streaming.countDown();
                  await(second);
                }
                order.add(input + n);
                return input + n;
              });
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void callAtOnce(Rig rig) throws Exception {
    CyclicBarrier together = new CyclicBarrier(CALLS);
    List<Future<String>> answers = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      answers.add(
          threads.submit(
              () -> {
                String last = "";
                for (int n = 0; n < 50; n++) {
                  together.await();
                  last = rig.direct("\"x\"");
                }
                return last;
              }));
    }
    for (Future<String> answer : answers) {
      assertThat(answer.get()).isEqualTo("\"x\"");
    }
  }

  @Nested
  class Single {

    @Test
    void isNeverEnteredTwice() throws Exception {
      OneAtATime function = new OneAtATime();
      callAtOnce(Rig.of(function));
      assertThat(function.most).hasValue(1);
    }

    @Test
    void isInherited() throws Exception {
      Inherits function = new Inherits();
      callAtOnce(Rig.of(function));
      assertThat(function.most).hasValue(1);
    }

    @Test
    void holdsInACompositionAndBehindTypes() throws Exception {
      Counting shared = new Counting();
      callAtOnce(Rig.of(shared.andThen(new OneAtATime())));
      assertThat(shared.most).hasValue(1);
      OneAtATime typed = new OneAtATime();
      callAtOnce(Rig.of(TypedFunction.of(String.class, String.class, typed)));
      assertThat(typed.most).hasValue(1);
    }

    @Test
    void includesTheStreamThatTheFunctionGives() throws Exception {
      Streaming function = new Streaming();
      Rig rig = Rig.of(function);
      Future<MemorySink> first = threads.submit(() -> rig.post("text/plain", "a"));
      await(function.streaming);
      CountDownLatch started = new CountDownLatch(1);
      List<Thread> waiting = new ArrayList<>();
      Future<MemorySink> other =
          threads.submit(
              () -> {
                waiting.add(Thread.currentThread());
                started.countDown();
                return rig.post("text/plain", "b");
              });
      await(started);
      while (waiting.get(0).getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      assertThat(function.order).containsExactly("apply a", "a1");
      function.second.countDown();
      assertThat(first.get().text()).isEqualTo("\"a1\"\n\"a2\"\n");
      assertThat(other.get().text()).isEqualTo("\"b1\"\n\"b2\"\n");
      assertThat(function.order).containsExactly("apply a", "a1", "a2", "apply b", "b1", "b2");
    }

    @Test
    void isFreeAgainAfterAFailure() throws Exception {
      @Concurrency(Concurrency.Mode.SINGLE)
      final class Failing implements Function<String, String> {
        @Override
        public String apply(String input, Context context) {
          throw new StackOverflowError();
        }
      }
      Rig rig = Rig.of(new Failing());
      assertThat(rig.post("text/plain", "a").status).isEqualTo(500);
      assertThat(threads.submit(() -> rig.post("text/plain", "b").status).get()).isEqualTo(500);
    }
  }

  @Nested
  class Shared {

    @Test
    void runsAsManyAsCome() throws Exception {
      CyclicBarrier inside = new CyclicBarrier(CALLS);
      Rig rig =
          Rig.of(
              TypedFunction.of(
                  String.class,
                  String.class,
                  (text, context) -> {
                    inside.await(30, TimeUnit.SECONDS);
                    return text;
                  }));
      callAtOnce(rig);
    }
  }

  @Nested
  class ColdStart {

    @Test
    void isTrueForExactlyOneInvocation() throws Exception {
      AtomicInteger cold = new AtomicInteger();
      AtomicInteger calls = new AtomicInteger();
      callAtOnce(
          Rig.of(
              TypedFunction.of(
                  String.class,
                  String.class,
                  (text, context) -> {
                    calls.incrementAndGet();
                    if (context.coldStart()) {
                      cold.incrementAndGet();
                    }
                    return text;
                  })));
      assertThat(calls).hasValue(CALLS * 50);
      assertThat(cold).hasValue(1);
    }
  }
}
