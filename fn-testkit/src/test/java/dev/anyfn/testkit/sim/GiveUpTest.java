package dev.anyfn.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.runtime.Origin;
import dev.anyfn.testkit.sim.InvocationRecord.Result;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An invocation that is given up at the moment at which it ends, in one interleaving. */
@Timeout(60)
class GiveUpTest {

  private final AtomicBoolean ended = new AtomicBoolean();
  private final CountDownLatch recording = new CountDownLatch(1);
  private final CountDownLatch givenUp = new CountDownLatch(1);

  /** Holds the worker where it has decided how the invocation ended, and writes its record. */
  private CloudEvent event() {
    CloudEvent event =
        CloudEventBuilder.v1()
            .withId("1")
            .withType("t")
            .withSource(URI.create("/s"))
            .withData("application/json", "\"x\"".getBytes())
            .build();
    return (CloudEvent)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {CloudEvent.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getType") && ended.getAndSet(false)) {
                recording.countDown();
                givenUp.await();
              }
              return method.invoke(event, arguments);
            });
  }

  @Test
  void doesNotChangeWhatHasEndedBefore() throws InterruptedException {
    try (Simulator simulator = Simulator.of(PlatformProfile.LAMBDA, Guests.Counter.class).start()) {
      simulator.pool().watch((process, sandbox, before) -> ended.set(!before));
      PendingInvocation pending =
          simulator.pool().send(new Stimulus.Event(event()), Origin.unknown());
      recording.await();
      simulator.pool().giveUp(pending);
      givenUp.countDown();
      InvocationRecord record = pending.await();
      assertThat(record.result()).isEqualTo(Result.SUCCEEDED);
      assertThat(record.errorCode()).isNull();
      assertThat(record.failure()).isEmpty();
      assertThat(simulator.invoke("y").start()).isEqualTo(InvocationRecord.Start.WARM);
    }
  }
}
