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
 * The platform's data about an invocation, beside its payload. Immutable.
 *
 * <p>By default: a random request id, a trace id derived from it, a deadline 30 seconds after the
 * event is handed out.
 */
public final class InvocationOptions {

  private static final String ARN = "arn:aws:lambda:us-east-1:012345678912:function:test";

  private final Builder set;
  private final String requestId;

  private InvocationOptions(Builder set) {
    this.set = set;
    this.requestId = set.requestId == null ? UUID.randomUUID().toString() : set.requestId;
  }

  /** Returns options with a request id of their own and defaults for the rest. */
  public static InvocationOptions defaults() {
    return builder().build();
  }

  /** Returns a builder with defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the request id. */
  public String requestId() {
    return requestId;
  }

  /** Returns the headers of the event at the moment the runtime gets it. */
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

    /** Sets the request id, fit for a header and a URL path; random by default. */
    public Builder requestId(String requestId) {
      this.requestId = Objects.requireNonNull(requestId);
      return this;
    }

    /** Sets the deadline, in milliseconds on the wire; the server does not enforce it. */
    public Builder deadline(Instant deadline) {
      this.deadline = Objects.requireNonNull(deadline);
      return this;
    }

    /**
     * Sets the time from hand-out to deadline, unless a {@link #deadline} is set; 30 seconds by
     * default.
     */
    public Builder timeout(Duration timeout) {
      this.timeout = Objects.requireNonNull(timeout);
      return this;
    }

    /** Sets the ARN of the invoked function, version or alias. */
    public Builder functionArn(String functionArn) {
      this.functionArn = Objects.requireNonNull(functionArn);
      return this;
    }

    /** Sets the X-Ray trace header, such as {@code Root=1-...;Parent=...;Sampled=1}. */
    public Builder traceId(String traceId) {
      this.traceId = Objects.requireNonNull(traceId);
      return this;
    }

    /** Sets the client context, in JSON; not sent by default. */
    public Builder clientContext(String json) {
      optional.put("Lambda-Runtime-Client-Context", json);
      return this;
    }

    /**
     * Sets the Cognito identity, JSON with {@code cognitoIdentityId} and {@code
     * cognitoIdentityPoolId}; not sent by default.
     */
    public Builder cognitoIdentity(String json) {
      optional.put("Lambda-Runtime-Cognito-Identity", json);
      return this;
    }

    /** Sets the tenant of a function with tenant isolation; not sent by default. */
    public Builder tenantId(String tenantId) {
      optional.put("Lambda-Runtime-Aws-Tenant-Id", tenantId);
      return this;
    }

    /** Returns the options. */
    public InvocationOptions build() {
      return new InvocationOptions(new Builder(this));
    }
  }
}
