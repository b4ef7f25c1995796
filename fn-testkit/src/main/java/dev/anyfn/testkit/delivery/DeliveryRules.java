package dev.anyfn.testkit.delivery;

import java.time.Duration;

/**
 * How a source delivers: batches, order, leases, retries, age. Immutable; each method gives the
 * same rules with one change.
 *
 * <p>What a number is taken from stands with each kind below. Those that are called a default of
 * ours are settings on every platform, which have no one value: set yours.
 */
public final class DeliveryRules implements Cloneable {

  private static final Duration WORK = Duration.ofMillis(100);
  private static final Duration DAY = Duration.ofDays(1);

  final SourceKind kind;
  final String name;
  int batchSize = 1;
  int parallel = 5;
  boolean reportsItems;
  boolean bisects;
  Duration lease = Duration.ofSeconds(30);
  Backoff retry = Backoff.fixed(Duration.ZERO);
  Backoff throttle = Backoff.fixed(Duration.ZERO);
  int maxReceives;
  Duration maxAge = Duration.ZERO;
  Duration retention = DAY;
  Duration delay = Duration.ZERO;
  Duration deduplication = Duration.ZERO;
  Duration work = WORK;

  private DeliveryRules(SourceKind kind, String name) {
    this.kind = kind;
    this.name = name;
  }

  /**
   * A standard queue of SQS before a function: at least once, in no order, what failed comes again
   * when the visibility timeout is over.
   *
   * <p>Five batches at once is what AWS starts with, and only the failed messages come again if the
   * mapping has {@code ReportBatchItemFailures}, as it should (AWS Lambda developer guide,
   * "services-sqs-scaling" and "services-sqs-errorhandling", 2025). Defaults of ours: batches of
   * 10, a visibility timeout of 30 s, a retention of 4 days, no dead-letter queue.
   *
   * @return the rules
   */
  public static DeliveryRules sqs() {
    DeliveryRules rules = new DeliveryRules(SourceKind.QUEUE, "standard queue");
    rules.batchSize = 10;
    rules.reportsItems = true;
    rules.retention = DAY.multipliedBy(4);
    return rules;
  }

  /**
   * A FIFO queue of SQS before a function: in order within a message group, which is blocked while
   * one of its messages is in flight or has failed. A receipt after the visibility timeout is of no
   * use, and a message that is sent again within five minutes is not delivered again.
   *
   * <p>No more receivers than message groups (the same pages as {@link #sqs}). Defaults of ours: as
   * there.
   *
   * @return the rules
   */
  public static DeliveryRules sqsFifo() {
    DeliveryRules rules = new DeliveryRules(SourceKind.FIFO_QUEUE, "FIFO queue");
    rules.batchSize = 10;
    rules.reportsItems = true;
    rules.retention = DAY.multipliedBy(4);
    rules.deduplication = Duration.ofMinutes(5);
    return rules;
  }

  /**
   * Asynchronous invocations of Lambda, as S3, SNS and EventBridge make them: one event each; after
   * a failure again in one minute, then in two, then it goes to the destination for failures. A
   * throttled one is tried again after 1 s to 5 min, without being counted. None older than six
   * hours is tried (AWS Lambda developer guide, "invocation-async", 2025).
   *
   * <p>Defaults of ours: the function is stopped after 30 s, and five run at once.
   *
   * @return the rules
   */
  public static DeliveryRules lambdaAsync() {
    DeliveryRules rules = new DeliveryRules(SourceKind.ASYNC, "asynchronous invocations");
    rules.retry = Backoff.steps(Duration.ofMinutes(1), Duration.ofMinutes(2));
    rules.throttle = Backoff.exponential(Duration.ofSeconds(1), Duration.ofMinutes(5));
    rules.maxReceives = 3;
    rules.maxAge = Duration.ofHours(6);
    return rules;
  }

  /**
   * Push subscriptions of Pub/Sub, and Eventarc: a message is done when it is answered with a 2xx
   * status; anything else, 4xx too, and silence until the acknowledgement deadline have it
   * delivered again (Google Cloud documentation, "Pub/Sub push", 2025).
   *
   * <p>Defaults of ours: a deadline of 10 s, waits of 10 s to 600 s that double, a retention of 7
   * days, no dead-letter topic, five requests at once.
   *
   * @return the rules
   */
  public static DeliveryRules push() {
    DeliveryRules rules = new DeliveryRules(SourceKind.PUSH, "push subscription");
    rules.lease = Duration.ofSeconds(10);
    rules.retry = Backoff.exponential(Duration.ofSeconds(10), Duration.ofSeconds(600));
    rules.throttle = rules.retry;
    rules.retention = DAY.multipliedBy(7);
    return rules;
  }

  /**
   * A stream of Kinesis or DynamoDB before a function: one batch of each shard at a time, in order;
   * after a failure all is delivered again from the first record that failed, and the shard waits
   * for it (AWS Lambda developer guide, "services-kinesis-batchfailurereporting", 2025).
   *
   * <p>Defaults of ours: batches of 100, a failed batch again after 1 s, the function stopped after
   * 30 s, a retention of one day, no limit of retries, no splitting.
   *
   * @return the rules
   */
  public static DeliveryRules stream() {
    DeliveryRules rules = new DeliveryRules(SourceKind.STREAM, "stream");
    rules.batchSize = 100;
    rules.reportsItems = true;
    rules.retry = Backoff.fixed(Duration.ofSeconds(1));
    rules.throttle = rules.retry;
    rules.parallel = Integer.MAX_VALUE;
    return rules;
  }

  private DeliveryRules copy() {
    try {
      return (DeliveryRules) clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What the source is like.
   *
   * @return never null
   */
  public SourceKind kind() {
    return kind;
  }

  /**
   * How many messages are delivered at once, at most.
   *
   * @param messages at least one; one is all there is for {@link SourceKind#ASYNC} and {@link
   *     SourceKind#PUSH}
   * @return other rules
   */
  public DeliveryRules batchSize(int messages) {
    boolean single = kind == SourceKind.ASYNC || kind == SourceKind.PUSH;
    if (messages < 1 || (single && messages > 1)) {
      throw new IllegalArgumentException(
          "A " + name + " does not deliver " + messages + " messages at once");
    }
    DeliveryRules rules = copy();
    rules.batchSize = messages;
    return rules;
  }

  /**
   * How many deliveries are under way at the same time, at most. One of each shard in a stream,
   * whatever this is.
   *
   * @param deliveries at least one
   * @return other rules
   */
  public DeliveryRules parallel(int deliveries) {
    DeliveryRules rules = copy();
    rules.parallel = atLeastOne("parallel", deliveries);
    return rules;
  }

  /**
   * Whether the source reads which messages of a batch failed, {@code ReportBatchItemFailures} on
   * Lambda. If not, one failure has the whole batch delivered again.
   *
   * @param does true, unless this is called
   * @return other rules
   */
  public DeliveryRules reportsItems(boolean does) {
    DeliveryRules rules = copy();
    rules.reportsItems = does;
    return rules;
  }

  /**
   * Whether a batch of a stream that failed as a whole is split into halves, so that a record that
   * cannot succeed is found; splitting is no retry.
   *
   * @param does false, unless this is called
   * @return other rules
   */
  public DeliveryRules bisects(boolean does) {
    DeliveryRules rules = copy();
    rules.bisects = does;
    return rules;
  }

  /**
   * How long a receiver has a message to itself: the visibility timeout of a queue, the
   * acknowledgement deadline of a push; for the others the timeout of the function.
   *
   * @param time more than zero
   * @return other rules
   */
  public DeliveryRules lease(Duration time) {
    DeliveryRules rules = copy();
    rules.lease = positive("lease", time);
    return rules;
  }

  /**
   * How long the source waits after a failure. Not for queues, whose messages come again when the
   * visibility timeout is over.
   *
   * @param backoff by the number of failures of a message
   * @return other rules
   */
  public DeliveryRules retry(Backoff backoff) {
    requireNoQueue("retry");
    DeliveryRules rules = copy();
    rules.retry = backoff;
    return rules;
  }

  /**
   * How long the source waits when there was no room. Not for queues, as for {@link #retry}.
   *
   * @param backoff by the number of times that a message found no room
   * @return other rules
   */
  public DeliveryRules throttle(Backoff backoff) {
    requireNoQueue("throttle");
    DeliveryRules rules = copy();
    rules.throttle = backoff;
    return rules;
  }

  /**
   * How often a message is received before it is given up: the dead-letter queue's {@code
   * maxReceiveCount}, the topic's delivery attempts, one more than Lambda's number of retries.
   *
   * @param times zero for no limit
   * @return other rules
   */
  public DeliveryRules maxReceives(int times) {
    if (times < 0) {
      throw new IllegalArgumentException("maxReceives is zero or more");
    }
    DeliveryRules rules = copy();
    rules.maxReceives = times;
    return rules;
  }

  /**
   * How old a message may get before it is given up: the maximum age of an asynchronous event or of
   * a stream's record.
   *
   * @param time zero for no limit
   * @return other rules
   */
  public DeliveryRules maxAge(Duration time) {
    DeliveryRules rules = copy();
    rules.maxAge = notNegative("maxAge", time);
    return rules;
  }

  /**
   * How old a message may get before it is lost, without a dead letter.
   *
   * @param time more than zero
   * @return other rules
   */
  public DeliveryRules retention(Duration time) {
    DeliveryRules rules = copy();
    rules.retention = positive("retention", time);
    return rules;
  }

  /**
   * How long a message waits before it is first delivered.
   *
   * @param time zero, unless this is called
   * @return other rules
   */
  public DeliveryRules delay(Duration time) {
    DeliveryRules rules = copy();
    rules.delay = notNegative("delay", time);
    return rules;
  }

  /**
   * How long a receiver takes that does not say so and does not move the clock.
   *
   * @param time 100 ms, unless this is called; zero or more
   * @return other rules
   */
  public DeliveryRules work(Duration time) {
    DeliveryRules rules = copy();
    rules.work = notNegative("work", time);
    return rules;
  }

  private void requireNoQueue(String what) {
    if (kind == SourceKind.QUEUE || kind == SourceKind.FIFO_QUEUE) {
      throw new IllegalArgumentException(
          "A queue has no " + what + " of its own: a message comes again after its lease");
    }
  }

  private static int atLeastOne(String what, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(what + " is at least one");
    }
    return number;
  }

  private static Duration positive(String what, Duration time) {
    if (notNegative(what, time).isZero()) {
      throw new IllegalArgumentException(what + " is more than zero");
    }
    return time;
  }

  private static Duration notNegative(String what, Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException(what + " is not negative");
    }
    return time;
  }

  /** The kind in words. */
  @Override
  public String toString() {
    return name;
  }
}
