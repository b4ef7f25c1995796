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
 * dev.anyfn.gcp.CloudFunction}, for any signature type. Safe for use by many threads; the invoker
 * makes one object, before its port opens.
 *
 * <p>Choose signature type {@code http} for events, too: AnyFn then reads CloudEvents itself,
 * exactly as the specification says, and answers 400 to a malformed one. With {@code cloudevent}
 * the invoker reads them first, with faults that AnyFn cannot mend: it does not decode
 * percent-encoding, 2.0.0 cuts a subject at its commas, and a malformed event is a 500.
 */
public final class CloudFunction implements HttpFunction, CloudEventsFunction {

  /** Cloud Run waits ten seconds between SIGTERM and SIGKILL. */
  private static final Duration DRAIN = Duration.ofSeconds(8);

  private final InFlight inFlight = new InFlight();
  private final HttpTrigger http;
  private final EventTrigger events;
  private final Instance instance;

  /**
   * Finds, builds and binds the function. Called by the invoker.
   *
   * @throws dev.anyfn.runtime.InitializationException if that fails: the invoker reports it and
   *     exits before its port opens
   */
  public CloudFunction() {
    Log log = new Log(System.err);
    // Not the context class loader: for events the invoker does not set it.
    this.instance =
        Instance.open(Settings.of(System.getenv()), CloudFunction.class.getClassLoader(), log);
    this.http = new HttpTrigger(instance);
    this.events = new EventTrigger(instance);
    // The invoker drops requests in flight at SIGTERM, but the JVM waits for its hooks.
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

  /** Answers a request, with a problem if the function throws. */
  @Override
  public void service(HttpRequest request, HttpResponse response) throws IOException {
    inFlight.enter();
    try {
      RequestReader.handle(http, request, response, instance.originNow(request));
    } finally {
      inFlight.exit();
    }
  }

  /** Passes an event to the function. Throws what the function throws: the event is sent again. */
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
