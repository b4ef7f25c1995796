package dev.anyfn.testkit.delivery;

/** The families of event sources: how they acknowledge, and what they do after a failure. */
public enum SourceKind {
  /** Receivers take batches on a lease, in no order, and delete what they have done: SQS. */
  QUEUE,
  /** The same, in order within each message group: SQS FIFO. */
  FIFO_QUEUE,
  /** Each event invokes the function, and is retried as a whole: Lambda's asynchronous queue. */
  ASYNC,
  /** Each message is an HTTP request, done when it is answered 2xx in time: Pub/Sub, Eventarc. */
  PUSH,
  /** A cursor goes over each shard, and stands before what has failed: Kinesis, DynamoDB. */
  STREAM;

  /**
   * Returns true if a message must not be handled after one before it, in its group, has failed.
   */
  boolean ordered() {
    return this == FIFO_QUEUE || this == STREAM;
  }

  /** Returns true if a receiver has a message on a lease, after which another may get it. */
  boolean leases() {
    return this == QUEUE || this == FIFO_QUEUE || this == PUSH;
  }
}
