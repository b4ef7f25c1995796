package dev.anyfn.gcp;

import com.google.cloud.functions.CloudEventsFunction;
import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.anyfn.runtime.EventTrigger;
import dev.anyfn.runtime.HttpTrigger;
import dev.anyfn.runtime.InFlight;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Log;
import dev.anyfn.runtime.Settings;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.time.Duration;

/**
 * The entry point of every function on Google Cloud Functions: {@code --entry-point
 * dev.anyfn.gcp.CloudFunction}, for any signature type.
 *
 * <p>With signature type {@code http}, CloudEvents are read by AnyFn itself: to the letter of the
 * specification, with 400 for a malformed one. That is the better choice for events, too. With
 * {@code cloudevent}, the invoker reads them first, and what it gets wrong (it does not undo
 * percent-encoding, 2.0.0 cuts a subject at its commas, a malformed event is a 500) nobody can mend
 * behind it.
 *
 * <p>The invoker makes one object, before its port opens, and calls it from many threads.
 */
public final class CloudFunction implements HttpFunction, CloudEventsFunction {

  /** Cloud Run waits ten seconds between SIGTERM and SIGKILL. */
  private static final Duration DRAIN = Duration.ofSeconds(8);

  private final InFlight inFlight = new InFlight();
  private final HttpTrigger http;
  private final EventTrigger events;
  private final Instance instance;

  /**
   * Finds, builds and binds the function; for the invoker.
   *
   * @throws dev.anyfn.runtime.InitializationException if that fails: the invoker then reports it
   *     and exits before its port opens
   */
  public CloudFunction() {
    Log log = new Log(System.err);
    // The context class loader is the wrong one here for events; ours has the function beside it.
    this.instance =
        Instance.open(Settings.of(System.getenv()), CloudFunction.class.getClassLoader(), log);
    this.http = new HttpTrigger(instance);
    this.events = new EventTrigger(instance);
    // The invoker drops what is in flight at SIGTERM; the JVM, though, waits for its hooks.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread("anyfn-shutdown") {
              @Override
              public void run() {
                inFlight.drain(DRAIN);
                instance.close();
              }
            });
  }

  /** Answers a request; what the function throws is answered, not thrown. */
  @Override
  public void service(HttpRequest request, HttpResponse response) throws IOException {
    inFlight.enter();
    try {
      RequestReader.handle(http, request, response, instance.originNow(request));
    } finally {
      inFlight.exit();
    }
  }

  /** Hands an event on; what the function throws is thrown, so that the event is sent again. */
  @Override
  public void accept(CloudEvent event) throws Exception {
    inFlight.enter();
    try {
      events.handle(event, instance.originNow(event));
    } finally {
      inFlight.exit();
    }
  }
}
