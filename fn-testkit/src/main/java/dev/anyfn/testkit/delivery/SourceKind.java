package dev.anyfn.testkit.delivery;

/** The families of event sources, by how they acknowledge and retry. */
public enum SourceKind {
  /** Receivers lease batches, in no order, and delete what is done: SQS. */
  QUEUE,
  /** The same, in order within each message group: SQS FIFO. */
  FIFO_QUEUE,
  /** Each event invokes the function, and is retried as a whole: asynchronous calls of Lambda. */
  ASYNC,
  /** Each message is an HTTP request, done with a 2xx answer in time: Pub/Sub, Eventarc. */
  PUSH,
  /** A cursor moves over each shard, and stops at a failure: Kinesis, DynamoDB. */
  STREAM;

  /** Returns true if a message must not be handled after an earlier one of its group has failed. */
  boolean ordered() {
    return this == FIFO_QUEUE || this == STREAM;
  }

  /** Returns true if a receiver leases a message, which another may get afterwards. */
  boolean leases() {
    return this == QUEUE || this == FIFO_QUEUE || this == PUSH;
  }
}
