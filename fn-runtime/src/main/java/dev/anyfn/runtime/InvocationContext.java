package dev.anyfn.runtime;

import dev.anyfn.Context;
import dev.anyfn.HttpRequest;
import dev.anyfn.JobTask;
import dev.anyfn.TraceContext;
import dev.anyfn.event.Message;
import dev.anyfn.runtime.wire.EventRecord;
import io.cloudevents.CloudEvent;
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
    Clock clock,
    Origin origin,
    @Nullable TraceContext traceContext,
    @Nullable HttpRequest httpRequest,
    @Nullable CloudEvent cloudEvent,
    @Nullable EventRecord record)
    implements Context {

  /** Returns the identity of the one event or record of this invocation; null if it has none. */
  @Nullable String item() {
    if (record != null) {
      return record.id();
    }
    return cloudEvent == null ? null : cloudEvent.getId();
  }

  @Override
  public int attempt() {
    return record == null ? origin.attempt() : record.attempt();
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
    // no conditional expression: to verify the join of its types, the JVM would load both
    if (record == null) {
      return Optional.ofNullable(cloudEvent);
    }
    return Optional.ofNullable(record.event().get());
  }

  @Override
  public Optional<HttpRequest> http() {
    return Optional.ofNullable(httpRequest);
  }

  @Override
  public Optional<Message> message() {
    return Optional.ofNullable(record == null ? null : record.message());
  }

  @Override
  public Optional<String> tenant() {
    return Optional.ofNullable(origin.tenant());
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

  /** Shows the identity alone: a request may hold secrets. */
  @Override
  public String toString() {
    return "Context[" + functionName + ", " + invocationId + "]";
  }
}
