package dev.anyfn;

import dev.anyfn.event.Message;
import io.cloudevents.CloudEventAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The portable facts about one invocation.
 *
 * <p>Adapters and the testkit implement it. Safe for use by many threads; valid until the function
 * returns.
 */
public interface Context {

  /** {@return the identity of this invocation, from the platform if it has one; never empty} */
  String invocationId();

  /** {@return the name under which the function is bound; never empty} */
  String functionName();

  /**
   * {@return the number of this delivery of the same input: 1 for the first, or if the platform
   * does not count}
   */
  int attempt();

  /**
   * {@return the time at which the platform gives up; empty if it has no limit or does not provide
   * it}
   */
  Optional<Instant> deadline();

  /**
   * {@return the time until the {@link #deadline}, by the clock of the instance: zero once it has
   * passed, never negative; empty if there is no deadline}
   */
  Optional<Duration> remaining();

  /** {@return true for exactly one invocation of an instance: its first} */
  boolean coldStart();

  /** {@return the identity of the instance that runs this invocation; never empty} */
  String instanceId();

  /**
   * {@return the position in a distributed trace that the caller or the platform sent; empty if
   * none valid was sent}
   */
  Optional<TraceContext> trace();

  /**
   * {@return the attributes of the CloudEvent that triggered this invocation; empty for other
   * triggers}
   */
  Optional<CloudEventAttributes> event();

  /**
   * {@return the facts about the message that triggered this invocation; empty unless it was a
   * single message}
   */
  Optional<Message> message();

  /**
   * {@return the HTTP request that triggered this invocation, without its body; empty for other
   * triggers}
   */
  Optional<HttpRequest> http();

  /** {@return the task of a job that this invocation runs; empty if it is not part of a job} */
  Optional<JobTask> job();

  /**
   * {@return the tenant for which the platform isolates this instance; empty if it does not isolate
   * tenants}
   */
  Optional<String> tenant();

  /**
   * Returns the platform's own context: the one way out to features that are not portable.
   *
   * @param type the vendor's type, such as {@code com.amazonaws.services.lambda.runtime.Context}
   * @param <T> the vendor's type
   * @return empty on every other platform
   */
  <T> Optional<T> unwrap(Class<T> type);
}
