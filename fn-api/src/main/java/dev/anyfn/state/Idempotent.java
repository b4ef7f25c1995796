package dev.anyfn.state;

import dev.anyfn.Context;
import dev.anyfn.ErrorCode;
import dev.anyfn.Function;
import dev.anyfn.FunctionException;
import dev.anyfn.TypeToken;
import dev.anyfn.TypedFunction;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A function that acts once for each key, however often its input is delivered. The first call runs
 * and stores its result in a table; all others return the stored result.
 *
 * <pre>{@code
 * this.once =
 *     Idempotent.<Order, Receipt>over(environment.table("orders"))
 *         .key(Order::id)
 *         .result(Receipt.class)
 *         .keepResults(Duration.ofDays(1))
 *         .wrap(this::charge);
 * ...
 * Receipt receipt = once.apply(order, context);
 * batch.each(order -> once.apply(order, context)); // a key, a lease and a result for each record
 * }</pre>
 *
 * <p><strong>Guarantees</strong>, with any table, a crash at any point and any number of deliveries
 * until one succeeds:
 *
 * <ul>
 *   <li><em>One result for each key</em>, until it expires. Every final answer, which is a result
 *       or a failure that must {@linkplain ErrorCode.Retry#NEVER never} be retried, is the stored
 *       one. No answer is final before it is stored.
 *   <li><em>Writes through {@link Attempt#write} happen exactly once</em>: they are committed
 *       together with the result, or not at all. The table needs {@link Capability#ATOMIC}.
 *   <li><em>Any other effect</em>, such as a call of a payment service, happens at least once for
 *       each result, and again after a crash between the effect and the commit. Pass the key on to
 *       that service.
 *   <li><em>One run at a time</em> for each key, unless a run outlives its lease because its
 *       instance was frozen or slow. Its effects, other than those of {@link Attempt#write}, then
 *       overlap with those of the next run. It can no longer store a result or release the key.
 * </ul>
 *
 * <p><strong>Mechanism:</strong> a call takes a lease on the key, which lasts until the deadline of
 * its invocation. If the holder crashes, another call takes over once the lease and the margin for
 * {@link Builder#clockSkew} have run out. Only the holder of the lease's version can complete or
 * release it.
 *
 * <table class="striped">
 * <caption>The result of a call</caption>
 * <thead><tr><th scope="col">state of the key</th><th scope="col">the call</th></tr></thead>
 * <tbody>
 * <tr><th scope="row">absent or expired</th><td>runs</td></tr>
 * <tr><th scope="row">a result, or a stored failure</th><td>returns or throws it, without a run</td></tr>
 * <tr><th scope="row">another run in progress</th>
 *   <td>waits for {@link Builder#waitFor}, then fails with UNAVAILABLE, to be retried</td></tr>
 * <tr><th scope="row">a run whose lease ran out</th><td>takes over and runs</td></tr>
 * <tr><th scope="row">any of these, with another payload</th>
 *   <td>fails with CONFLICT: the key belongs to another input</td>
 * </tr></tbody></table>
 *
 * <p><strong>Failures of the function:</strong> a {@link FunctionException} that must never be
 * retried is stored like a result, with its code and detail. Any other exception releases the key
 * and propagates, so that the next delivery runs. The writes of {@link Attempt#write} are committed
 * with a result only.
 *
 * <p><strong>Failures of the store</strong> before the run propagate: nothing has happened. After
 * the run, completion is tried several times, each time after a new read of the claim. If the
 * outcome remains unknown, the call fails with UNAVAILABLE and keeps its lease, so that the next
 * delivery finds the result or, once the lease has run out, runs again.
 *
 * <p>Safe for use by many threads if the wrapped function is.
 *
 * @param <In> the input
 * @param <Out> the result: JSON types, {@code String}, {@code byte[]}, {@code Void}, or a {@link
 *     dev.anyfn.Response} of one of them; null is a result, too
 */
public final class Idempotent<In extends @Nullable Object, Out extends @Nullable Object>
    implements Function<In, Out> {

  private final Ledger ledger;
  private final LargeResults large;
  private final Completion completion;
  private final Part<? super In, String> key;
  private final Part<? super In, ? extends @Nullable Object> payload;
  private final ResultForm form;
  private final Attempted<? super In, ? extends Out> function;

  private Idempotent(
      Builder<In, Out> builder, Attempted<? super In, ? extends Out> function, Type result) {
    Terms terms = builder.terms();
    this.ledger = new Ledger(builder.table, terms);
    this.large = new LargeResults(builder.table, builder.bucket);
    this.completion = new Completion(ledger, builder.table, large, terms.keep());
    this.key = builder.requiredKey();
    this.payload = builder.payload;
    this.form = ResultForm.of(result, builder.table.context().codec());
    this.function = function;
  }

  /**
   * A selector of a part of an input, in place of {@code java.util.function.Function}.
   *
   * @param <In> the input
   * @param <T> the part
   */
  @FunctionalInterface
  public interface Part<In extends @Nullable Object, T extends @Nullable Object> {
    /**
     * Returns the part: always the same for the same input.
     *
     * @param input the input of the function
     */
    T of(In input);
  }

  /**
   * A function that takes its attempt, to read its number and to write together with its result.
   *
   * @param <In> the input
   * @param <Out> the result
   */
  @FunctionalInterface
  public interface Attempted<In extends @Nullable Object, Out extends @Nullable Object> {
    /**
     * Handles one invocation.
     *
     * @param input the input
     * @param context the facts about this invocation
     * @param attempt this run; valid until this method returns
     * @return the result; may be null
     * @throws Exception as {@link Function#apply}
     */
    Out apply(In input, Context context, Attempt attempt) throws Exception;
  }

  /**
   * Makes a typed function idempotent, with the defaults of {@link #over}. The result can be bound
   * in its place: it keeps the annotations of the function, and closes it.
   *
   * @param function the function to run once
   * @param table the table for leases and results
   * @param key selects the part of an input that is the same at each of its deliveries
   * @param <In> the input
   * @param <Out> the result
   */
  public static <In extends @Nullable Object, Out extends @Nullable Object>
      TypedFunction<In, Out> of(
          TypedFunction<In, Out> function, Table table, Part<? super In, String> key) {
    Builder<In, Out> builder = Idempotent.<In, Out>over(table).key(key);
    return new IdempotentTyped<>(
        function,
        new Idempotent<>(
            builder,
            (input, context, attempt) -> function.apply(input, context),
            function.outputType()));
  }

  /**
   * Starts a builder of an idempotent function.
   *
   * @param table the table for leases and results, beside the documents of the function
   * @param <In> the input
   * @param <Out> the result
   */
  public static <In extends @Nullable Object, Out extends @Nullable Object> Builder<In, Out> over(
      Table table) {
    return new Builder<>(table);
  }

  /**
   * Runs the function, or returns its stored result.
   *
   * @throws FunctionException CONFLICT, UNAVAILABLE or a stored failure, as the class describes;
   *     INVALID_INPUT for a key that is null, empty or too long; DEADLINE_EXCEEDED if no time is
   *     left to start
   * @throws StoreException if the table fails before the run
   * @throws Exception the exception of the function
   */
  @Override
  public Out apply(In input, Context context) throws Exception {
    Key record = ledger.key(key.of(input), context);
    Document<Claim> taken = ledger.take(record, ledger.fingerprint(payload.of(input)), context);
    if (taken.value().outcome() != null) {
      return answer(taken.value().outcome());
    }
    return run(input, context, new Attempt(ledger, context, taken));
  }

  @SuppressWarnings("NullAway") // null is a legal output, which Out cannot say here
  private Out run(In input, Context context, Attempt attempt) throws Exception {
    Out result = null;
    FunctionException refusal = null;
    Outcome outcome;
    try {
      result = function.apply(input, context, attempt);
      outcome = result == null ? new Outcome.Nothing() : new Outcome.Text(form.write(result));
    } catch (FunctionException e) {
      if (e.code().retry() != ErrorCode.Retry.NEVER) {
        ledger.release(attempt, e);
        throw e;
      }
      refusal = e;
      outcome = Outcome.Refused.of(e);
    } catch (Throwable e) {
      ledger.release(attempt, e);
      throw e;
    }
    Outcome stands = completion.complete(attempt, outcome);
    if (stands != outcome) {
      return answer(stands);
    }
    if (refusal != null) {
      throw refusal;
    }
    return result;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // the form reads the type that the builder was given
  private Out answer(Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      throw refused.exception();
    }
    String text = large.text(outcome);
    return text == null ? null : (Out) form.read(text);
  }

  /**
   * A builder of an idempotent function. Key and result are mandatory. Not safe for use by many
   * threads.
   *
   * @param <In> the input
   * @param <Out> the result
   */
  public static final class Builder<In extends @Nullable Object, Out extends @Nullable Object> {

    private final Table table;
    private @Nullable Part<? super In, String> key;
    private Part<? super In, ? extends @Nullable Object> payload = input -> input;
    private @Nullable Type result;
    private @Nullable Bucket bucket;
    private @Nullable String name;
    private @Nullable Duration lease;
    private Duration skew = Duration.ofSeconds(5);
    private Duration keep = Duration.ofDays(1);
    private Duration wait = Duration.ZERO;

    private Builder(Table table) {
      this.table = Objects.requireNonNull(table, "table");
    }

    /**
     * Sets the key: the part that is the same at each delivery of an input, and different for every
     * other input, such as the id of an order, an event or a request.
     *
     * @param part returns the key, 1 to 1,000 bytes of UTF-8
     */
    public Builder<In, Out> key(Part<? super In, String> part) {
      this.key = Objects.requireNonNull(part, "part");
      return this;
    }

    /**
     * Sets the part that must be the same whenever a key returns: by default, all of the input. Set
     * it if each delivery changes a part, such as a time stamp, or if the input is a stream.
     *
     * @param part returns a JSON value, {@code byte[]} or null; only its hash is stored
     */
    public Builder<In, Out> payload(Part<? super In, ? extends @Nullable Object> part) {
      this.payload = Objects.requireNonNull(part, "part");
      return this;
    }

    /**
     * Sets the type of the result, for reading a stored one.
     *
     * @param type a class without type arguments; {@code Void.class} for a function that returns
     *     null
     */
    public Builder<In, Out> result(Class<Out> type) {
      return result(TypeToken.of(type));
    }

    /**
     * Sets the type of the result, for reading a stored one.
     *
     * @param type such as {@code new TypeToken<Response<Receipt>>() {}}
     */
    public Builder<In, Out> result(TypeToken<Out> type) {
      this.result = type.type();
      return this;
    }

    /**
     * Sets the name under which the keys are stored: by default, the name of the function. Set it
     * if one function has two idempotent operations on the same keys, or may be bound by another
     * name.
     *
     * @param text 1 to 200 characters
     */
    public Builder<In, Out> name(String text) {
      if (text.isEmpty() || text.length() > 200) {
        throw new IllegalArgumentException("A name has 1 to 200 characters");
      }
      this.name = text;
      return this;
    }

    /**
     * Sets the time for which an outcome is stored and duplicates are recognised: by default, one
     * day.
     *
     * @param time more than zero
     */
    public Builder<In, Out> keepResults(Duration time) {
      this.keep = positive(time, "keepResults");
      return this;
    }

    /**
     * Sets the bucket for results that are too large for a document, below {@code idempotent/}. The
     * object is written first, under a name of its own, and the document names it. Objects of
     * crashed runs and of expired results remain: give the bucket a rule that deletes them some
     * time after {@link #keepResults}. Without a bucket, a large result is a stored failure,
     * PAYLOAD_TOO_LARGE: the function has run and must not run again.
     *
     * @param store the bucket
     */
    public Builder<In, Out> largeResults(Bucket store) {
      this.bucket = Objects.requireNonNull(store, "store");
      return this;
    }

    /**
     * Sets the time for which a run holds its key without {@link Attempt#extend}: by default until
     * the deadline of the invocation, or five minutes if there is none. A lease never lasts beyond
     * the deadline.
     *
     * @param time more than zero; longer than the function takes, or than the time between two
     *     calls of {@code extend}
     */
    public Builder<In, Out> lease(Duration time) {
      this.lease = positive(time, "lease");
      return this;
    }

    /**
     * Sets the largest difference between the clocks of two instances: by default, five seconds. A
     * lease is taken over only after it has run out for that long.
     *
     * @param most zero or more
     */
    public Builder<In, Out> clockSkew(Duration most) {
      this.skew = notNegative(most, "clockSkew");
      return this;
    }

    /**
     * Sets the time for which a call waits for another run of its key before it fails with
     * UNAVAILABLE: by default, zero. Useful if a caller waits for the answer.
     *
     * @param most zero or more
     */
    public Builder<In, Out> waitFor(Duration most) {
      this.wait = notNegative(most, "waitFor");
      return this;
    }

    /**
     * Makes a function idempotent.
     *
     * @param function the function to run once
     * @throws IllegalStateException if key or result is missing
     * @throws IllegalArgumentException if results of that type cannot be stored
     */
    public Idempotent<In, Out> wrap(Function<? super In, ? extends Out> function) {
      Objects.requireNonNull(function, "function");
      return wrapped((input, context, attempt) -> function.apply(input, context));
    }

    /**
     * Makes a function idempotent that writes together with its result. Opens the table, to check
     * its capabilities.
     *
     * @param function the function to run once
     * @throws IllegalStateException if key or result is missing
     * @throws IllegalArgumentException if results of that type cannot be stored
     * @throws StoreException UNSUPPORTED if the table has no {@link Capability#ATOMIC}
     */
    public Idempotent<In, Out> wrap(Attempted<? super In, ? extends Out> function) {
      Objects.requireNonNull(function, "function");
      try {
        table.require(Capability.ATOMIC);
      } catch (StoreException e) {
        if (!e.error().retryable()) {
          throw e;
        } // else it is unknown yet, and Attempt.write asks again
      }
      return wrapped(function);
    }

    private Idempotent<In, Out> wrapped(Attempted<? super In, ? extends Out> function) {
      if (result == null) {
        throw new IllegalStateException(
            "The type of the result is missing: call result(Receipt.class)");
      }
      return new Idempotent<>(this, function, result);
    }

    private Part<? super In, String> requiredKey() {
      if (key == null) {
        throw new IllegalStateException("The key is missing: call key(Order::id)");
      }
      return key;
    }

    private Terms terms() {
      return new Terms(name, lease, skew, keep, wait);
    }

    private static Duration positive(Duration time, String what) {
      if (time.isZero()) {
        throw new IllegalArgumentException(what + " is more than zero");
      }
      return notNegative(time, what);
    }

    private static Duration notNegative(Duration time, String what) {
      if (time.isNegative()) {
        throw new IllegalArgumentException(what + " cannot be negative: " + time);
      }
      return time;
    }
  }
}
