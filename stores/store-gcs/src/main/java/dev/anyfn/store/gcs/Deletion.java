package dev.anyfn.store.gcs;

import dev.anyfn.state.Condition;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.store.google.Call;
import dev.anyfn.store.google.Reply;
import org.jspecify.annotations.Nullable;

/** Deletes an object until it is certain what became of it. */
final class Deletion {

  private static final int NO_CONTENT = 204;
  private static final int MOST_TRIES = 4;

  private final Api api;
  private final String key;
  private final String name;

  Deletion(Api api, String key, String name) {
    this.api = api;
    this.key = key;
    this.name = name;
  }

  void run(Condition condition) {
    String wanted = Generation.of(condition);
    String must = wanted;
    StoreException lost = null;
    for (int attempt = 1; ; attempt++) {
      try {
        Reply reply = send(must);
        if (reply.status() == NO_CONTENT || reply.status() == Api.OK) {
          return;
        }
        if (lost == null) {
          refuse(reply, wanted);
          return;
        }
      } catch (StoreException e) {
        if (lost == null && e.error() != StoreError.OUTCOME_UNKNOWN) {
          throw e;
        }
        lost = lost == null ? e : lost;
      }
      must = present(lost);
      if (wanted == null && must.equals(Generation.NOTHING)) {
        return;
      }
      if (attempt == MOST_TRIES || (wanted != null && !wanted.equals(must))) {
        throw lost;
      }
    }
  }

  private Reply send(@Nullable String generation) {
    String condition = Api.with("ifGenerationMatch", generation);
    return api.google()
        .write(
            Call.of(
                "DELETE",
                api.object(name) + (condition.isEmpty() ? "" : "?" + condition.substring(1))));
  }

  private void refuse(Reply reply, @Nullable String wanted) {
    if (reply.status() == Api.NOT_FOUND) {
      api.requireBucket();
    }
    boolean absent = reply.status() == Api.NOT_FOUND;
    if (reply.status() == Api.PRECONDITION_FAILED || (absent && wanted != null)) {
      throw StoreException.preconditionFailed(0, "another version is there, or none");
    }
    if (!absent) {
      throw api.failure(reply);
    }
  }

  private String present(StoreException lost) {
    try {
      Stored there = api.look(key, name);
      return there == null ? Generation.NOTHING : there.generation();
    } catch (StoreException e) {
      lost.addSuppressed(e);
      throw lost;
    }
  }
}
