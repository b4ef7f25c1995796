package dev.anyfn.testkit.fork;

import dev.anyfn.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the platform says about an invocation, beside its payload. Immutable.
 *
 * <p>What is not set has a value that the platform might send: a random request id, a trace id made
 * from it, a deadline 30 seconds after the event is handed out.
 */
public final class InvocationOptions {

  private static final String ARN = "arn:aws:lambda:us-east-1:012345678912:function:test";

  private final Builder set;
  private final String requestId;

  private InvocationOptions(Builder set) {
    this.set = set;
    this.requestId = set.requestId == null ? UUID.randomUUID().toString() : set.requestId;
  }

  /**
   * Nothing set.
   *
   * @return options with a request id of their own
   */
  public static InvocationOptions defaults() {
    return builder().build();
  }

  /**
   * Sets what a test is about.
   *
   * @return a builder with nothing set
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the id of the invocation, as it is sent to the runtime. */
  public String requestId() {
    return requestId;
  }

  /** The headers of the event, at the moment it is handed to the runtime. */
  Headers headers(Instant now) {
    Headers.Builder headers = Headers.builder();
    headers.add("Content-Type", "application/json"); // the AWS client crashes without
    headers.add("Lambda-Runtime-Aws-Request-Id", requestId);
    Instant deadline = Optional.ofNullable(set.deadline).orElseGet(() -> now.plus(set.timeout));
    headers.add("Lambda-Runtime-Deadline-Ms", Long.toString(deadline.toEpochMilli()));
    headers.add("Lambda-Runtime-Invoked-Function-Arn", set.functionArn);
    headers.add("Lambda-Runtime-Trace-Id", traceId(now));
    set.optional.forEach(headers::add);
    return headers.build();
  }

  private String traceId(Instant now) {
    if (set.traceId != null) {
      return set.traceId;
    }
    String hex = UUID.randomUUID().toString().replace("-", "");
    String root = String.format(Locale.ROOT, "%08x", now.getEpochSecond());
    String parent = hex.substring(hex.length() - 16);
    return "Root=1-" + root + "-" + hex.substring(0, 24) + ";Parent=" + parent + ";Sampled=0";
  }

  /** Sets options. Not safe for use by many threads. */
  public static final class Builder {

    private @Nullable String requestId;
    private @Nullable Instant deadline;
    private Duration timeout = Duration.ofSeconds(30);
    private String functionArn = ARN;
    private @Nullable String traceId;
    private final Map<String, String> optional = new LinkedHashMap<>();

    private Builder() {}

    private Builder(Builder other) {
      requestId = other.requestId;
      deadline = other.deadline;
      timeout = other.timeout;
      functionArn = other.functionArn;
      traceId = other.traceId;
      optional.putAll(other.optional);
    }

    /**
     * The id of the invocation, random by default.
     *
     * @param requestId fit for a header and a URL path
     */
    public Builder requestId(String requestId) {
      this.requestId = Objects.requireNonNull(requestId);
      return this;
    }

    /**
     * When the invocation is said to time out. The server only says it; it does not enforce it.
     *
     * @param deadline in milliseconds on the wire
     */
    public Builder deadline(Instant deadline) {
      this.deadline = Objects.requireNonNull(deadline);
      return this;
    }

    /**
     * How long after it is handed out the invocation is said to time out, where no {@link
     * #deadline} is set.
     *
     * @param timeout 30 seconds by default
     */
    public Builder timeout(Duration timeout) {
      this.timeout = Objects.requireNonNull(timeout);
      return this;
    }

    /** Which function, version or alias was invoked. */
    public Builder functionArn(String functionArn) {
      this.functionArn = Objects.requireNonNull(functionArn);
      return this;
    }

    /**
     * The X-Ray trace header.
     *
     * @param traceId such as {@code Root=1-...;Parent=...;Sampled=1}
     */
    public Builder traceId(String traceId) {
      this.traceId = Objects.requireNonNull(traceId);
      return this;
    }

    /**
     * The client context; not sent by default.
     *
     * @param json as a mobile SDK would send it
     */
    public Builder clientContext(String json) {
      optional.put("Lambda-Runtime-Client-Context", json);
      return this;
    }

    /**
     * The Cognito identity; not sent by default.
     *
     * @param json with {@code cognitoIdentityId} and {@code cognitoIdentityPoolId}
     */
    public Builder cognitoIdentity(String json) {
      optional.put("Lambda-Runtime-Cognito-Identity", json);
      return this;
    }

    /**
     * The tenant; not sent by default.
     *
     * @param tenantId of a function with tenant isolation
     */
    public Builder tenantId(String tenantId) {
      optional.put("Lambda-Runtime-Aws-Tenant-Id", tenantId);
      return this;
    }

    /**
     * Ends the settings.
     *
     * @return the options
     */
    public InvocationOptions build() {
      return new InvocationOptions(new Builder(this));
    }
  }
}
