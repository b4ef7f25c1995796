package dev.anyfn.store.gcs;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.ObjectWrite;
import dev.anyfn.store.google.Call;
import dev.anyfn.store.google.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An upload in pieces. The object appears with the last one. After a lost answer the server is
 * asked how much it has (Google's guide, "Resumable uploads", 2026).
 */
final class ResumableUpload {

  private static final int CREATED = 201;
  private static final int INCOMPLETE = 308;
  private static final int MOST_TRIES = 5;

  private final Api api;
  private final ObjectWrite write;
  private final Certain certain;
  private final String session;

  ResumableUpload(Api api, ObjectWrite write, Certain certain, String session) {
    this.api = api;
    this.write = write;
    this.certain = certain;
    this.session = session;
  }

  Stored run(byte[] first, InputStream body) throws IOException {
    try {
      return all(first, body);
    } catch (StoreException e) {
      if (e.error() == StoreError.OUTCOME_UNKNOWN) {
        return certain.settle(e);
      }
      throw e;
    }
  }

  private Stored all(byte[] first, InputStream body) throws IOException {
    boolean done = false;
    try {
      byte[] piece = first;
      long offset = 0;
      while (true) {
        byte[] next = body.readNBytes(Upload.PIECE);
        long total = next.length == 0 ? offset + piece.length : -1;
        Stored stored = send(piece, offset, total);
        if (stored != null) {
          done = true;
          return stored;
        }
        offset += piece.length;
        piece = next;
      }
    } finally {
      if (!done) {
        cancel();
      }
    }
  }

  /** Sends a piece until the server has all of it; the last one gives the object. */
  private @Nullable Stored send(byte[] piece, long offset, long total) {
    long end = offset + piece.length;
    long from = offset;
    StoreException lost = null;
    for (int attempt = 1; ; attempt++) {
      try {
        Reply reply =
            lost == null
                ? api.google().write(part(piece, (int) (from - offset), from, end, total))
                : api.google().write(question(total));
        lost = null;
        if (reply.status() == Api.OK || reply.status() == CREATED) {
          return Stored.of(write.key(), reply.json());
        }
        if (reply.status() != INCOMPLETE) {
          throw refusal(reply, attempt > 1);
        }
        from = persisted(reply);
        if (from == end && total < 0) {
          return null;
        }
        if (from < offset || from > end) {
          throw new StoreException(StoreError.INTERNAL, "the server has lost a part of the upload");
        }
      } catch (StoreException e) {
        if (e.error() != StoreError.OUTCOME_UNKNOWN) {
          throw e;
        }
        lost = e;
      }
      if (attempt == MOST_TRIES) {
        throw lost == null
            ? new StoreException(StoreError.UNAVAILABLE, "the upload makes no progress")
            : outcome(lost, total);
      }
    }
  }

  private Call part(byte[] piece, int start, long from, long end, long total) {
    String size = total < 0 ? "*" : Long.toString(total);
    return new Call(
        "PUT",
        session,
        List.of("Content-Range", "bytes " + from + "-" + (end - 1) + "/" + size),
        List.of(ByteBuffer.wrap(piece, start, piece.length - start)));
  }

  private Call question(long total) {
    String size = total < 0 ? "*" : Long.toString(total);
    return Call.of("PUT", session).header("Content-Range", "bytes */" + size);
  }

  /** Returns the number of bytes that the server has: 0 without the header. */
  private static long persisted(Reply reply) {
    String range = reply.header("Range");
    return range == null ? 0 : Long.parseLong(range.substring(range.indexOf('-') + 1)) + 1;
  }

  /** Classifies a failure before the last piece, when nothing can have been written. */
  private StoreException outcome(StoreException lost, long total) {
    return total < 0
        ? new StoreException(StoreError.UNAVAILABLE, lost.detail(), lost)
        : new StoreException(StoreError.OUTCOME_UNKNOWN, lost.detail(), lost);
  }

  private StoreException refusal(Reply reply, boolean again) {
    if (again) {
      return new StoreException(
          StoreError.OUTCOME_UNKNOWN, "answered " + reply.status() + " when it was sent again");
    }
    return reply.status() == Api.PRECONDITION_FAILED
        ? StoreException.preconditionFailed(0, "another version is there, or none")
        : api.failure(reply);
  }

  private void cancel() {
    try {
      api.google().write(Call.of("DELETE", session));
    } catch (StoreException e) {
      // it ends by itself after a week, and nothing of it shows
    }
  }
}
