package dev.anyfn.runtime;

import dev.anyfn.FunctionException;
import dev.anyfn.Headers;
import dev.anyfn.HttpRequest;
import dev.anyfn.runtime.event.HttpEvents;
import dev.anyfn.runtime.wire.BatchInput;
import dev.anyfn.runtime.wire.ClientGoneException;
import dev.anyfn.runtime.wire.HttpReply;
import dev.anyfn.runtime.wire.HttpSink;
import dev.anyfn.runtime.wire.Input;
import dev.anyfn.runtime.wire.Output;
import dev.anyfn.runtime.wire.Payload;
import dev.anyfn.runtime.wire.Query;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers HTTP requests, the same wherever they come from: a container's server, Google's invoker,
 * an API Gateway envelope. Safe for use by many threads.
 */
public final class HttpTrigger {

  private final Instance instance;

  /**
   * Creates a trigger of the functions of an instance.
   *
   * @param instance the instance; stays the caller's
   */
  public HttpTrigger(Instance instance) {
    this.instance = instance;
  }

  /**
   * Handles one request. A failure is answered with its status and {@code
   * application/problem+json}; nothing answers 200 to a failure.
   *
   * @param call the request
   * @param sink takes the answer; always started exactly once
   * @throws AnswerBrokenException if the function failed after its answer had begun
   * @throws IOException if the client is gone
   */
  public void handle(HttpCall call, HttpSink sink) throws IOException {
    HttpReply reply = new HttpReply(sink, call.method(), call.headers());
    Ending ending;
    try {
      ending = run(call, reply);
    } catch (ClientGoneException e) {
      throw e;
    } catch (Throwable e) {
      refuse(e, reply);
      return;
    }
    answer(ending, reply);
  }

  /**
   * Answers a request that is no call of a function, such as a broken envelope.
   *
   * @param cause what is wrong with it
   * @param method of the request, as far as it is known
   * @param sink takes the answer
   * @throws IOException if the client is gone
   */
  public void refuse(FunctionException cause, String method, HttpSink sink) throws IOException {
    refuse(cause, new HttpReply(sink, method, Headers.empty()));
  }

  private void refuse(Throwable cause, HttpReply reply) throws IOException {
    Failure failure = Failure.of(cause);
    instance.refused(failure);
    Problem.answer(failure, reply);
  }

  /** Answers what the invocation itself has not answered. */
  private static void answer(Ending ending, HttpReply reply) throws IOException {
    if (ending == Ending.DONE) { // without loading the classes of the others
      return;
    }
    if (ending instanceof Ending.Dropped) {
      reply.empty();
    } else if (ending instanceof Ending.Failed failed) {
      Throwable cause = failed.failure().cause();
      if (cause instanceof ClientGoneException gone) {
        throw gone;
      }
      if (reply.started()) {
        throw new AnswerBrokenException(cause);
      }
      Problem.answer(failed.failure(), reply);
      if (cause instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Reads the format of the request: it is an event, a batch of events, or neither. */
  private Ending run(HttpCall call, HttpReply reply) throws IOException {
    BoundFunction function = instance.route(call.path());
    HttpEvents.Kind kind = HttpEvents.kind(call.headers());
    if (kind == HttpEvents.Kind.NONE) { // not a switch, whose table is a class
      return new Exchange(function, call, reply, null).run();
    }
    return kind == HttpEvents.Kind.BATCH
        ? batch(function, HttpEvents.readBatch(call.headers(), bytes(call)), call, reply)
        : event(function, HttpEvents.read(call.headers(), bytes(call)), call, reply);
  }

  private Payload body(HttpCall call) {
    return call.body().limitedTo(instance.settings().maxBody());
  }

  private byte[] bytes(HttpCall call) {
    return body(call).bytes();
  }

  private Ending event(BoundFunction function, CloudEvent event, HttpCall call, HttpReply reply) {
    return new Exchange(function, call, reply, event) {
      @Override
      @Nullable Object decode(Input input) {
        return input.event(event);
      }

      @Override
      boolean droppable() {
        return !reply.started();
      }
    }.run();
  }

  /** One call for a function of a batch, else one call an event; then all or none are done. */
  private Ending batch(
      BoundFunction function, List<CloudEvent> events, HttpCall call, HttpReply reply)
      throws IOException {
    if (function.input() instanceof BatchInput) {
      return new Exchange(function, call, reply, null) {
        @Override
        Object decode(Input input) {
          return ((BatchInput) input).events(events);
        }
      }.run();
    }
    for (CloudEvent event : events) {
      Ending ending =
          new AcknowledgedInvocation(instance, function, context(function, call, event)) {
            @Override
            @Nullable Object decode(Input input) {
              return input.event(event);
            }
          }.run();
      if (ending instanceof Ending.Failed) {
        return ending;
      }
    }
    reply.empty();
    return Ending.DONE;
  }

  private InvocationContext context(
      BoundFunction function, HttpCall call, @Nullable CloudEvent event) {
    HttpRequest request =
        new HttpRequest(
            call.method(),
            call.path(),
            Map.of(),
            Query.parse(call.rawQuery()),
            call.headers(),
            call.caller());
    return instance.context(
        function, call.origin(), TraceHeaders.of(call.headers()), request, event, null);
  }

  /** A request whose caller waits for the output of the function. */
  private class Exchange extends Invocation {

    private final HttpCall call;
    private final HttpReply reply;

    Exchange(BoundFunction function, HttpCall call, HttpReply reply, @Nullable CloudEvent event) {
      super(instance, function, HttpTrigger.this.context(function, call, event));
      this.call = call;
      this.reply = reply;
    }

    @Override
    @Nullable Object decode(Input input) {
      HttpRequest request = context.httpRequest();
      return input.http(body(call), request == null ? Map.of() : request.query());
    }

    @Override
    void encode(@Nullable Object value, Output output) throws Exception {
      if (value == null) {
        reply.empty();
      } else {
        output.http(value, reply);
      }
    }
  }
}
