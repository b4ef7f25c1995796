package dev.anyfn.runtime;

import dev.anyfn.Context;
import dev.anyfn.HttpRequest;
import dev.anyfn.JobTask;
import dev.anyfn.TraceContext;
import dev.anyfn.event.Message;
import io.cloudevents.CloudEventAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The context that adapters hand to functions. */
record InvocationContext(
    String invocationId,
    String functionName,
    String instanceId,
    boolean coldStart,
    Origin origin,
    Clock clock,
    @Nullable TraceContext traceContext,
    @Nullable CloudEventAttributes eventAttributes,
    @Nullable HttpRequest httpRequest)
    implements Context {

  @Override
  public int attempt() {
    return origin.attempt();
  }

  @Override
  public Optional<Instant> deadline() {
    return Optional.ofNullable(origin.deadline());
  }

  @Override
  public Optional<Duration> remaining() {
    Instant end = origin.deadline();
    if (end == null) {
      return Optional.empty();
    }
    Duration left = Duration.between(clock.instant(), end);
    return Optional.of(left.isNegative() ? Duration.ZERO : left);
  }

  @Override
  public Optional<TraceContext> trace() {
    return Optional.ofNullable(traceContext);
  }

  @Override
  public Optional<CloudEventAttributes> event() {
    return Optional.ofNullable(eventAttributes);
  }

  @Override
  public Optional<HttpRequest> http() {
    return Optional.ofNullable(httpRequest);
  }

  @Override
  public Optional<Message> message() {
    return Optional.empty();
  }

  @Override
  public Optional<String> tenant() {
    return Optional.empty();
  }

  @Override
  public Optional<JobTask> job() {
    return Optional.empty();
  }

  @Override
  public <T> Optional<T> unwrap(Class<T> type) {
    Object platform = origin.platformContext();
    return type.isInstance(platform) ? Optional.of(type.cast(platform)) : Optional.empty();
  }

  /** The identity alone: a request may hold secrets. */
  @Override
  public String toString() {
    return "Context[" + functionName + ", " + invocationId + "]";
  }
}
