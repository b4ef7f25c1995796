package dev.anyfn;

import dev.anyfn.event.Message;
import io.cloudevents.CloudEventAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The portable facts about one invocation.
 *
 * <p>Implemented by the adapters and by the testkit. Safe for use by many threads; valid until the
 * function returns.
 */
public interface Context {

  /**
   * The identity of this invocation: the platform's where it has one, else made for it.
   *
   * @return never empty
   */
  String invocationId();

  /**
   * The name under which the function is bound.
   *
   * @return never empty
   */
  String functionName();

  /**
   * Which delivery of the same input this is.
   *
   * @return 1 for the first, and where the platform does not say
   */
  int attempt();

  /**
   * When the platform stops waiting.
   *
   * @return empty where there is no limit, or none that the platform tells
   */
  Optional<Instant> deadline();

  /**
   * The time until the {@link #deadline}, by the clock of the instance.
   *
   * @return empty where there is no deadline; zero, never negative, once it has passed
   */
  Optional<Duration> remaining();

  /**
   * Whether this is the first invocation of this instance.
   *
   * @return true for exactly one invocation of an instance
   */
  boolean coldStart();

  /**
   * The identity of the instance that runs this invocation.
   *
   * @return the same for all invocations of one instance; never empty
   */
  String instanceId();

  /**
   * The position in a distributed trace, as the caller or the platform sent it.
   *
   * @return empty where nothing valid was sent
   */
  Optional<TraceContext> trace();

  /**
   * The attributes of the CloudEvent that triggered this invocation.
   *
   * @return empty where the trigger was not an event
   */
  Optional<CloudEventAttributes> event();

  /**
   * Returns the facts about the message that triggered this invocation.
   *
   * @return empty if the trigger was not a single message
   */
  Optional<Message> message();

  /**
   * The HTTP request that triggered this invocation, its body aside.
   *
   * @return empty where the trigger was not HTTP
   */
  Optional<HttpRequest> http();

  /**
   * The task of the job that this invocation is.
   *
   * @return empty where it is not part of a job
   */
  Optional<JobTask> job();

  /**
   * Returns the tenant for which the platform isolates this instance.
   *
   * @return empty if the platform does not isolate tenants
   */
  Optional<String> tenant();

  /**
   * The one way out to what is not portable: the platform's own context.
   *
   * @param type the vendor's type, such as {@code com.amazonaws.services.lambda.runtime.Context}
   * @param <T> the vendor's type
   * @return empty on every other platform
   */
  <T> Optional<T> unwrap(Class<T> type);
}
