package dev.anyfn.testkit;

import dev.anyfn.Context;
import dev.anyfn.HttpRequest;
import dev.anyfn.JobTask;
import dev.anyfn.TraceContext;
import dev.anyfn.event.Message;
import io.cloudevents.CloudEventAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A context that a test makes up, to call a function as a plain object:
 *
 * <pre>{@code
 * Reply reply = new Greeter().apply(new Request("Ada", 3), FakeContext.create());
 * Reply second = greeter.apply(request, FakeContext.create().attempt(2).coldStart(false));
 * }</pre>
 *
 * <p>By default it is a first, cold attempt without a deadline. Not thread-safe while it is built.
 */
public final class FakeContext implements Context {

  private String invocationId = "invocation-1";
  private String functionName = "function";
  private String instanceId = "instance-1";
  private int attempt = 1;
  private boolean coldStart = true;
  private @Nullable Instant deadline;
  private @Nullable Duration remaining;
  private @Nullable TraceContext trace;
  private @Nullable CloudEventAttributes event;
  private @Nullable Message message;
  private @Nullable HttpRequest http;
  private @Nullable JobTask job;
  private @Nullable String tenant;
  private final List<Object> platform = new ArrayList<>();

  private FakeContext() {}

  /** Returns the context of a first, cold attempt. */
  public static FakeContext create() {
    return new FakeContext();
  }

  /** Sets the id of the invocation; not empty. */
  public FakeContext invocationId(String id) {
    this.invocationId = id;
    return this;
  }

  /** Sets the name of the function; not empty. */
  public FakeContext functionName(String name) {
    this.functionName = name;
    return this;
  }

  /** Sets the id of the instance; not empty. */
  public FakeContext instanceId(String id) {
    this.instanceId = id;
    return this;
  }

  /** Sets the number of the delivery, from 1. */
  public FakeContext attempt(int number) {
    this.attempt = number;
    return this;
  }

  /** Sets the cold-start flag: true for the first invocation of an instance. */
  public FakeContext coldStart(boolean cold) {
    this.coldStart = cold;
    return this;
  }

  /** Sets the deadline and the time left until then. */
  public FakeContext deadline(Instant at, Duration left) {
    this.deadline = at;
    this.remaining = left;
    return this;
  }

  /** Sets the position in a trace. */
  public FakeContext trace(TraceContext context) {
    this.trace = context;
    return this;
  }

  /** Sets the event that triggered the invocation. */
  public FakeContext event(CloudEventAttributes attributes) {
    this.event = attributes;
    return this;
  }

  /** Sets the message that triggered the invocation, without its body. */
  public FakeContext message(Message facts) {
    this.message = facts;
    return this;
  }

  /** Sets the request that triggered the invocation. */
  public FakeContext http(HttpRequest request) {
    this.http = request;
    return this;
  }

  /** Sets the job task. */
  public FakeContext job(JobTask task) {
    this.job = task;
    return this;
  }

  /** Sets the tenant; not empty. */
  public FakeContext tenant(String name) {
    this.tenant = name;
    return this;
  }

  /** Sets the platform's context, or a mock of it, for {@link #unwrap}. */
  public FakeContext platform(Object context) {
    platform.add(context);
    return this;
  }

  @Override
  public String invocationId() {
    return invocationId;
  }

  @Override
  public String functionName() {
    return functionName;
  }

  @Override
  public int attempt() {
    return attempt;
  }

  @Override
  public Optional<Instant> deadline() {
    return Optional.ofNullable(deadline);
  }

  @Override
  public Optional<Duration> remaining() {
    return Optional.ofNullable(remaining);
  }

  @Override
  public boolean coldStart() {
    return coldStart;
  }

  @Override
  public String instanceId() {
    return instanceId;
  }

  @Override
  public Optional<TraceContext> trace() {
    return Optional.ofNullable(trace);
  }

  @Override
  public Optional<CloudEventAttributes> event() {
    return Optional.ofNullable(event);
  }

  @Override
  public Optional<Message> message() {
    return Optional.ofNullable(message);
  }

  @Override
  public Optional<HttpRequest> http() {
    return Optional.ofNullable(http);
  }

  @Override
  public Optional<JobTask> job() {
    return Optional.ofNullable(job);
  }

  @Override
  public Optional<String> tenant() {
    return Optional.ofNullable(tenant);
  }

  @Override
  public <T> Optional<T> unwrap(Class<T> type) {
    return platform.stream().filter(type::isInstance).map(type::cast).findFirst();
  }
}
