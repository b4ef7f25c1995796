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
 * A function that acts once for each key, however often its input is delivered: the first call
 * runs, and what it gave is kept in a table and given to all others.
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
 * <p><strong>What is promised</strong>, with any table, a crash at any point and any number of
 * deliveries until one succeeds:
 *
 * <ul>
 *   <li><em>One result for each key</em>, until it expires: whoever gets an answer that is final,
 *       which is a result or a failure that is {@linkplain ErrorCode.Retry#NEVER never} to be
 *       retried, gets the one that is stored. None is given that is not stored.
 *   <li><em>What is written through {@link Attempt#write} happens exactly once</em>: it is
 *       committed together with the result, or not at all. The table needs {@link
 *       Capability#ATOMIC}.
 *   <li><em>Any other effect</em>, such as a call of a payment service, happens at least once for
 *       each result, and again after a crash between the effect and the commit. Hand the key on to
 *       that service.
 *   <li><em>One run at a time</em> for each key, unless one outlives its lease: it may stand still
 *       for longer than that, and its effects other than those of {@link Attempt#write} then
 *       overlap with those of the next. It can neither store a result nor release the key any more.
 * </ul>
 *
 * <p><strong>How:</strong> a call takes a lease on the key, which lasts until the deadline of its
 * invocation; one whose holder crashed is taken over when it has run out, and the margin for {@link
 * Builder#clockSkew} with it. Only who holds the version of the lease can complete or release it.
 *
 * <table class="striped">
 * <caption>What a call gets</caption>
 * <thead><tr><th scope="col">what is there</th><th scope="col">the call</th></tr></thead>
 * <tbody>
 * <tr><th scope="row">nothing, or what has expired</th><td>runs</td></tr>
 * <tr><th scope="row">a result, or a stored failure</th><td>gets it, and does not run</td></tr>
 * <tr><th scope="row">another run, in progress</th>
 *   <td>waits for {@link Builder#waitFor}, then fails with UNAVAILABLE, to be retried</td></tr>
 * <tr><th scope="row">a run whose lease ran out</th><td>takes over and runs</td></tr>
 * <tr><th scope="row">any of these, for another payload</th>
 *   <td>fails with CONFLICT: the input may be right, but not after what the key was used for</td>
 * </tr></tbody></table>
 *
 * <p><strong>Failures of the function:</strong> a {@link FunctionException} that is never to be
 * retried is stored as a result would be, by code and detail. Any other exception releases the key
 * and is thrown on, so that the next delivery runs. What was handed to {@link Attempt#write} is
 * written with a result only.
 *
 * <p><strong>Failures of the store</strong> before the run are thrown on: nothing has happened.
 * After the run, completion is tried some times, each time after a look at what is there; if it
 * cannot be told whether it stands, the call fails with UNAVAILABLE and keeps its lease, so that
 * the next delivery finds the result or, when the lease has run out, runs again.
 *
 * <p>Safe for use by many threads if the wrapped function is.
 *
 * @param <In> what the function takes
 * @param <Out> what it gives: JSON types, {@code String}, {@code byte[]}, {@code Void}, or a {@link
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
   * Takes a part of an input; what {@code java.util.function.Function} is elsewhere.
   *
   * @param <In> the input
   * @param <T> the part
   */
  @FunctionalInterface
  public interface Part<In extends @Nullable Object, T extends @Nullable Object> {
    /**
     * Takes the part; the same from the same input, each time.
     *
     * @param input what the function is called with
     * @return the part
     */
    T of(In input);
  }

  /**
   * A function that wants to know which run it is, and to write together with its result.
   *
   * @param <In> what it takes
   * @param <Out> what it gives
   */
  @FunctionalInterface
  public interface Attempted<In extends @Nullable Object, Out extends @Nullable Object> {
    /**
     * Handles one invocation.
     *
     * @param input the input
     * @param context the facts about this invocation
     * @param attempt this run; of use until this method returns
     * @return the result; may be null
     * @throws Exception as {@link Function#apply}
     */
    Out apply(In input, Context context, Attempt attempt) throws Exception;
  }

  /**
   * A function that says its types, made idempotent with the defaults of {@link #over}; it can be
   * bound in place of that function, whose annotations it keeps, and closes it.
   *
   * @param function what is to act once
   * @param table where leases and results are kept
   * @param key the part of an input that is the same each time the input is delivered
   * @param <In> what the function takes
   * @param <Out> what it gives
   * @return the function
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
   * Begins to make a function idempotent.
   *
   * @param table where leases and results are kept, beside the documents of the function
   * @param <In> what the function takes
   * @param <Out> what it gives
   * @return a builder
   */
  public static <In extends @Nullable Object, Out extends @Nullable Object> Builder<In, Out> over(
      Table table) {
    return new Builder<>(table);
  }

  /**
   * Runs the function, or gives what it gave.
   *
   * @throws FunctionException as the class says: CONFLICT, UNAVAILABLE, what was stored; and
   *     INVALID_INPUT for a key that is null, empty or too long, DEADLINE_EXCEEDED if no time is
   *     left to begin
   * @throws StoreException if the table fails before the run
   * @throws Exception what the function throws
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
   * How a function is made idempotent. Not safe for use by many threads.
   *
   * @param <In> what the function takes
   * @param <Out> what it gives
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
     * What is the same each time an input is delivered, and in no other input: the id of an order,
     * of an event, of a request. Must be said.
     *
     * @param part gives the key, of 1 to 1,000 bytes of UTF-8
     * @return this
     */
    public Builder<In, Out> key(Part<? super In, String> part) {
      this.key = Objects.requireNonNull(part, "part");
      return this;
    }

    /**
     * What must be the same when a key comes again. All of the input, unless this is called; needed
     * where a delivery changes a part, such as a time stamp, and where the input is a stream.
     *
     * @param part gives what JSON can express, {@code byte[]} or null; only a hash of it is kept
     * @return this
     */
    public Builder<In, Out> payload(Part<? super In, ? extends @Nullable Object> part) {
      this.payload = Objects.requireNonNull(part, "part");
      return this;
    }

    /**
     * The type of the result, by which a stored one is read. Must be said.
     *
     * @param type a class without type arguments; {@code Void.class} for a function that gives null
     * @return this
     */
    public Builder<In, Out> result(Class<Out> type) {
      return result(TypeToken.of(type));
    }

    /**
     * The type of the result, by which a stored one is read.
     *
     * @param type such as {@code new TypeToken<Response<Receipt>>() {}}
     * @return this
     */
    public Builder<In, Out> result(TypeToken<Out> type) {
      this.result = type.type();
      return this;
    }

    /**
     * Tells this use from others over the same table; keys are its own. The name of the function,
     * unless this is called: so a function that acts on one key in two ways names them, and so does
     * one that may be bound by another name.
     *
     * @param text 1 to 200 characters
     * @return this
     */
    public Builder<In, Out> name(String text) {
      if (text.isEmpty() || text.length() > 200) {
        throw new IllegalArgumentException("A name has 1 to 200 characters");
      }
      this.name = text;
      return this;
    }

    /**
     * How long an outcome is kept: the time within which duplicates are known. A day, unless this
     * is called.
     *
     * @param time more than zero
     * @return this
     */
    public Builder<In, Out> keepResults(Duration time) {
      this.keep = positive(time, "keepResults");
      return this;
    }

    /**
     * Where results go that a document cannot take, below {@code idempotent/}. An object is written
     * before the result that names it, under a name of its own; those of runs that crashed, and of
     * results that have expired, are named by nothing. Give the bucket a rule that deletes them
     * some time after {@link #keepResults}. Without a bucket, a large result is a stored failure,
     * PAYLOAD_TOO_LARGE: the function has run and must not run again.
     *
     * @param store the bucket
     * @return this
     */
    public Builder<In, Out> largeResults(Bucket store) {
      this.bucket = Objects.requireNonNull(store, "store");
      return this;
    }

    /**
     * How long a run holds its key unless it calls {@link Attempt#extend}. Until the deadline of
     * the invocation, unless this is called; five minutes where there is none. Never longer than
     * until the deadline.
     *
     * @param time more than zero; longer than the function takes, or than the time between two
     *     calls of {@code extend}
     * @return this
     */
    public Builder<In, Out> lease(Duration time) {
      this.lease = positive(time, "lease");
      return this;
    }

    /**
     * How far the clocks of two instances may be apart: a lease is taken over only when it has run
     * out for so long. Five seconds, unless this is called.
     *
     * @param most zero or more
     * @return this
     */
    public Builder<In, Out> clockSkew(Duration most) {
      this.skew = notNegative(most, "clockSkew");
      return this;
    }

    /**
     * How long a call waits for another run of its key to end before it fails with UNAVAILABLE. Not
     * at all, unless this is called; of use where somebody waits for the answer.
     *
     * @param most zero or more
     * @return this
     */
    public Builder<In, Out> waitFor(Duration most) {
      this.wait = notNegative(most, "waitFor");
      return this;
    }

    /**
     * Makes a function idempotent.
     *
     * @param function what is to act once
     * @return the function that does
     * @throws IllegalStateException if key or result were not said
     * @throws IllegalArgumentException if results of that type cannot be stored
     */
    public Idempotent<In, Out> wrap(Function<? super In, ? extends Out> function) {
      Objects.requireNonNull(function, "function");
      return wrapped((input, context, attempt) -> function.apply(input, context));
    }

    /**
     * Makes a function idempotent that writes together with its result. Opens the table, to see
     * whether it can.
     *
     * @param function what is to act once
     * @return the function that does
     * @throws IllegalStateException if key or result were not said
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
        } // else it cannot be known yet, and Attempt.write asks again
      }
      return wrapped(function);
    }

    private Idempotent<In, Out> wrapped(Attempted<? super In, ? extends Out> function) {
      if (result == null) {
        throw new IllegalStateException(
            "The type of the result is missing: say result(Receipt.class)");
      }
      return new Idempotent<>(this, function, result);
    }

    private Part<? super In, String> requiredKey() {
      if (key == null) {
        throw new IllegalStateException("The key is missing: say key(Order::id)");
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
