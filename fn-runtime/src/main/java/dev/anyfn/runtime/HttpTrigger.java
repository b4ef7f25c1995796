package dev.anyfn.runtime;

import dev.anyfn.Caller;
import dev.anyfn.FunctionException;
import dev.anyfn.Headers;
import dev.anyfn.HttpRequest;
import dev.anyfn.TraceContext;
import dev.anyfn.runtime.event.HttpEvents;
import dev.anyfn.runtime.wire.Acknowledgement;
import dev.anyfn.runtime.wire.BatchInput;
import dev.anyfn.runtime.wire.ClientGoneException;
import dev.anyfn.runtime.wire.HttpReply;
import dev.anyfn.runtime.wire.HttpSink;
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
   * A trigger of the functions of an instance.
   *
   * @param instance the instance; stays the caller's
   */
  public HttpTrigger(Instance instance) {
    this.instance = instance;
  }

  /**
   * Handles one request: routes, decodes, calls, encodes. A failure is answered with its status and
   * {@code application/problem+json}, and logged; nothing answers 200 to a failure.
   *
   * @param call the request
   * @param sink takes the answer; always started exactly once
   * @throws AnswerBrokenException if the function failed after its answer had begun
   * @throws IOException if the client is gone
   */
  public void handle(HttpCall call, HttpSink sink) throws IOException {
    Exchange exchange = new Exchange(call, new HttpReply(sink, call.method(), call.headers()));
    try {
      exchange.run();
    } catch (InterruptedException e) {
      exchange.fail(e);
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      exchange.fail(e);
    }
  }

  /**
   * Answers a request that cannot even be made a call of, such as a broken envelope.
   *
   * @param cause what is wrong with it
   * @param method of the request, as far as it is known
   * @param sink takes the answer
   * @throws IOException if the client is gone
   */
  public void refuse(FunctionException cause, String method, HttpSink sink) throws IOException {
    Failure failure = Failure.of(cause);
    instance.log().failure(failure, null, null);
    Problem.answer(failure, new HttpReply(sink, method, Headers.empty()));
  }

  /** One request on its way through. */
  private final class Exchange {

    private final HttpCall call;
    private final HttpReply reply;
    private @Nullable InvocationContext context;

    Exchange(HttpCall call, HttpReply reply) {
      this.call = call;
      this.reply = reply;
    }

    void run() throws Exception {
      BoundFunction function = instance.route(call.path());
      switch (HttpEvents.kind(call.headers())) {
        case NONE -> {
          HttpRequest http = begin(function, null);
          answer(function, function.input().http(body(), http.query()));
        }
        case BATCH -> batch(function, HttpEvents.readBatch(call.headers(), body().bytes()));
        default -> {
          CloudEvent event = HttpEvents.read(call.headers(), body().bytes());
          begin(function, event);
          try {
            answer(function, function.input().event(event));
          } catch (FunctionException e) {
            drop(function, event, e);
            reply.empty();
          }
        }
      }
    }

    private Payload body() {
      return call.body().limitedTo(instance.settings().maxBody());
    }

    /** Takes note that a poison event is done with, where its function says so. */
    private void drop(BoundFunction function, CloudEvent event, FunctionException thrown) {
      Failure failure = Failure.of(thrown);
      if (reply.started() || !function.drops(failure)) {
        throw thrown;
      }
      instance.log().failure(failure, context, event.getId(), true);
    }

    /** One call for a function of a batch, else one call an event; then all or none are done. */
    private void batch(BoundFunction function, List<CloudEvent> events) throws Exception {
      if (function.input() instanceof BatchInput input) {
        begin(function, null);
        answer(function, input.events(events));
        return;
      }
      for (CloudEvent event : events) {
        begin(function, event);
        try {
          function.call(function.input().event(event), context(), Acknowledgement::require);
        } catch (FunctionException e) {
          drop(function, event, e);
        }
      }
      reply.empty();
    }

    private HttpRequest begin(BoundFunction function, @Nullable CloudEvent event) {
      TraceContext trace = TraceHeaders.of(call.headers());
      HttpRequest http =
          new HttpRequest(
              call.method(),
              call.path(),
              Map.of(),
              Query.parse(call.rawQuery()),
              call.headers(),
              Caller.unknown());
      context = instance.context(function, call.origin(), trace, event, http);
      return http;
    }

    private InvocationContext context() {
      if (context == null) {
        throw new IllegalStateException("not begun");
      }
      return context;
    }

    private void answer(BoundFunction function, @Nullable Object input) throws Exception {
      function.call(
          input,
          context(),
          // Not a lambda: the first one costs more than all else on the way to a first answer.
          new BoundFunction.Consumer() {
            @Override
            public void accept(@Nullable Object output) throws Exception {
              if (output == null) {
                reply.empty();
              } else {
                function.output().http(output, reply);
              }
            }
          });
    }

    void fail(Throwable thrown) throws IOException {
      if (thrown instanceof ClientGoneException gone) {
        throw gone;
      }
      Failure failure = Failure.of(thrown);
      instance.log().failure(failure, context, null);
      if (reply.started()) {
        throw new AnswerBrokenException(thrown);
      }
      Problem.answer(failure, reply);
    }
  }
}
