package dev.anyfn.state;

import dev.anyfn.ErrorCode;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Results that are too large for a document; they are in a bucket, if there is one. */
final class LargeResults {

  private final Table table;
  private final @Nullable Bucket bucket;
  private final Tries patience;

  LargeResults(Table table, @Nullable Bucket bucket) {
    this.table = table;
    this.bucket = bucket;
    this.patience = new Tries(table);
  }

  /** Puts a result that is too large for a document into the bucket, before a document names it. */
  Outcome fitted(Document<Claim> held, Outcome outcome) {
    if (!(outcome instanceof Outcome.Text value) || fits(held.value(), value)) {
      return outcome;
    }
    if (bucket == null) {
      return new Outcome.Refused(
          ErrorCode.PAYLOAD_TOO_LARGE,
          "The function has run, and its result is larger than the "
              + Table.MAX_DOCUMENT_BYTES
              + " bytes that a table stores: set a bucket by largeResults");
    }
    String name = Ledger.PREFIX + held.key().sort() + "/" + held.value().owner();
    for (int tries = 1; ; tries++) {
      try {
        bucket.put(name, value.text());
        return new Outcome.Stored(name);
      } catch (StoreException e) {
        if (!e.error().retryable() && e.error() != StoreError.OUTCOME_UNKNOWN) {
          throw e;
        }
        patience.pauseAfter(tries, e);
      }
    }
  }

  private boolean fits(Claim claim, Outcome.Text value) {
    // JSON takes at most six bytes for a character, so most results need no encoding to know.
    return value.text().length() < Table.MAX_DOCUMENT_BYTES / 6 - 1000
        || table.context().codec().encode(claim.with(value).form()).length
            <= Table.MAX_DOCUMENT_BYTES;
  }

  /** Deletes an object that no document names; a failure to do so harms nobody. */
  void discard(Outcome outcome) {
    if (outcome instanceof Outcome.Stored stored && bucket != null) {
      try {
        bucket.delete(stored.object());
      } catch (StoreException e) {
        // The bucket's own rule deletes it later.
      }
    }
  }

  /** Returns the stored form of a result; null if the result was null. */
  @Nullable String text(Outcome outcome) {
    if (outcome instanceof Outcome.Text value) {
      return value.text();
    }
    if (!(outcome instanceof Outcome.Stored stored)) {
      return null;
    }
    Optional<StoredObject<String>> object =
        Objects.requireNonNull(bucket, "The result is in a bucket, and largeResults is not set")
            .get(stored.object(), String.class);
    if (object.isEmpty()) {
      throw new StoreException(
          StoreError.NOT_FOUND,
          "the result was deleted from " + bucket + " before it expired: " + stored.object());
    }
    return object.get().value();
  }
}
