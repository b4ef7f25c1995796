package dev.anyfn.testkit.delivery;

import java.time.Duration;

/**
 * The rules by which a source delivers: batches, order, leases, retries, age. Immutable; each
 * setter returns a copy with one change.
 *
 * <p>Each kind below names the source of its numbers. "Our default" marks a setting that has no one
 * value on the platforms: set yours.
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
   * Returns the rules of a standard SQS queue before a function: at least once, in no order; what
   * failed comes again when the visibility timeout is over.
   *
   * <p>AWS starts with five batches at once, and delivers only the failed messages again if the
   * mapping has {@code ReportBatchItemFailures} (AWS Lambda developer guide, "services-sqs-scaling"
   * and "services-sqs-errorhandling", 2025). Our defaults: batches of 10, a visibility timeout of
   * 30 s, a retention of 4 days, no dead-letter queue.
   */
  public static DeliveryRules sqs() {
    DeliveryRules rules = new DeliveryRules(SourceKind.QUEUE, "standard queue");
    rules.batchSize = 10;
    rules.reportsItems = true;
    rules.retention = DAY.multipliedBy(4);
    return rules;
  }

  /**
   * Returns the rules of an SQS FIFO queue before a function: in order within a message group,
   * which is blocked while one of its messages is in flight or has failed. It ignores a receipt
   * after the visibility timeout, and a message that is sent again within five minutes. It has no
   * more receivers than message groups. Sources and our defaults are those of {@link #sqs}.
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
   * Returns the rules of asynchronous invocations of Lambda, as S3, SNS and EventBridge make them:
   * one event each, retried after one minute and after two more, then given to the failure
   * destination. A throttled event is tried again after 1 s to 5 min, uncounted, up to an age of
   * six hours (AWS Lambda developer guide, "invocation-async", 2025). Our defaults: the function is
   * stopped after 30 s, and five run at once.
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
   * Returns the rules of push subscriptions of Pub/Sub, and of Eventarc: a 2xx answer acknowledges
   * a message; any other answer, 4xx too, or none by the acknowledgement deadline has it delivered
   * again (Google Cloud documentation, "Pub/Sub push", 2025). Our defaults: a deadline of 10 s,
   * waits of 10 s to 600 s that double, a retention of 7 days, no dead-letter topic, five requests
   * at once.
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
   * Returns the rules of a Kinesis or DynamoDB stream before a function: one batch of each shard at
   * a time, in order; after a failure the shard waits, and delivers again from the first failed
   * record (AWS Lambda developer guide, "services-kinesis-batchfailurereporting", 2025). Our
   * defaults: batches of 100, a retry after 1 s, the function stopped after 30 s, a retention of
   * one day, no limit of retries, no splitting.
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

  /** Returns the kind of the source. */
  public SourceKind kind() {
    return kind;
  }

  /**
   * Limits a batch to so many messages, at least one; {@link SourceKind#ASYNC} and {@link
   * SourceKind#PUSH} allow only one.
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
   * Limits the deliveries under way at the same time, at least one; a stream has one for each
   * shard.
   */
  public DeliveryRules parallel(int deliveries) {
    DeliveryRules rules = copy();
    rules.parallel = atLeastOne("parallel", deliveries);
    return rules;
  }

  /**
   * Sets if the source reads which messages of a batch failed, Lambda's {@code
   * ReportBatchItemFailures}; true by default, else one failure redelivers the whole batch.
   */
  public DeliveryRules reportsItems(boolean does) {
    DeliveryRules rules = copy();
    rules.reportsItems = does;
    return rules;
  }

  /**
   * Splits a batch of a stream that failed as a whole into halves, to find the record that cannot
   * succeed; false by default, and a split is no retry.
   */
  public DeliveryRules bisects(boolean does) {
    DeliveryRules rules = copy();
    rules.bisects = does;
    return rules;
  }

  /**
   * Sets the time, more than zero, that a receiver has a message to itself: the visibility timeout
   * of a queue, the acknowledgement deadline of a push, else the timeout of the function.
   */
  public DeliveryRules lease(Duration time) {
    DeliveryRules rules = copy();
    rules.lease = positive("lease", time);
    return rules;
  }

  /**
   * Sets the wait after a failure, by the number of failures of a message; queues, which wait for
   * the visibility timeout, refuse it.
   */
  public DeliveryRules retry(Backoff backoff) {
    requireNoQueue("retry");
    DeliveryRules rules = copy();
    rules.retry = backoff;
    return rules;
  }

  /**
   * Sets the wait after a throttled delivery, by the number of times a message was throttled;
   * queues refuse it.
   */
  public DeliveryRules throttle(Backoff backoff) {
    requireNoQueue("throttle");
    DeliveryRules rules = copy();
    rules.throttle = backoff;
    return rules;
  }

  /**
   * Limits how often a message is received before it is given up: the dead-letter queue's {@code
   * maxReceiveCount}, the topic's delivery attempts, Lambda's retries plus one; zero for no limit.
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
   * Sets the age at which an asynchronous event or a stream's record is given up; zero for no
   * limit.
   */
  public DeliveryRules maxAge(Duration time) {
    DeliveryRules rules = copy();
    rules.maxAge = notNegative("maxAge", time);
    return rules;
  }

  /** Sets the age, more than zero, at which a message is lost without a dead letter. */
  public DeliveryRules retention(Duration time) {
    DeliveryRules rules = copy();
    rules.retention = positive("retention", time);
    return rules;
  }

  /** Sets the wait of a message before its first delivery; zero by default. */
  public DeliveryRules delay(Duration time) {
    DeliveryRules rules = copy();
    rules.delay = notNegative("delay", time);
    return rules;
  }

  /**
   * Sets the time that a receiver takes if it neither reports one nor moves the clock; zero or
   * more, 100 ms by default.
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

  /** Returns the kind in words. */
  @Override
  public String toString() {
    return name;
  }
}
