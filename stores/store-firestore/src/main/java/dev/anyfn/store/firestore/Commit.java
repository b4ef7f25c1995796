package dev.anyfn.store.firestore;

import dev.anyfn.state.Condition;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.RowWrite;
import dev.anyfn.store.google.Json;
import dev.anyfn.store.google.Pauses;
import dev.anyfn.store.google.Problem;
import dev.anyfn.store.google.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes that happen together or not at all. Firestore knows no condition on a field; so what is
 * there is read, compared, and written over only if it is unchanged. No transaction: that one would
 * lock what it reads, and those who wait for each other wait for seconds.
 */
final class Commit {

  private static final int OK = 200;
  private static final int MOST_TRIES = 8;

  private final Endpoint endpoint;
  private final List<? extends RowWrite> writes;
  private final Instant now;
  private final Pauses pauses;

  Commit(Endpoint endpoint, List<? extends RowWrite> writes, Instant now, Pauses pauses) {
    this.endpoint = endpoint;
    this.writes = writes;
    this.now = now;
    this.pauses = pauses;
  }

  void run() {
    List<Present> present = guess();
    for (int attempt = 1; ; attempt++) {
      if (present.isEmpty()) {
        present = read();
        requireAll(present);
      }
      Reply reply = endpoint.commit(Map.of("writes", operations(present)));
      if (reply.status() == OK) {
        return;
      }
      Problem problem = Problem.of(reply);
      if (!isStale(problem)) {
        throw endpoint.failure(reply.status(), problem);
      }
      if (attempt == MOST_TRIES || (attempt > 1 && !pauses.pause(attempt))) {
        throw new StoreException(
            StoreError.RATE_LIMITED, "others write the same documents all the time");
      }
      present = List.of();
    }
  }

  /** Guesses that nothing is stored where no version is required, which saves the first read. */
  private List<Present> guess() {
    List<Present> nothing = new ArrayList<>();
    for (RowWrite write : writes) {
      if (write.condition() instanceof Condition.IfVersion) {
        return List.of();
      }
      nothing.add(Present.NOTHING);
    }
    return nothing;
  }

  private List<Present> read() {
    if (writes.size() == 1) {
      Json document = endpoint.find(writes.get(0).key(), Documents.REVISION, Documents.EXPIRES);
      return List.of(document.isMissing() ? Present.NOTHING : Documents.present(document));
    }
    List<String> names = new ArrayList<>();
    for (RowWrite write : writes) {
      names.add(endpoint.document(write.key()));
    }
    Map<String, Present> found = new HashMap<>();
    Map<String, Object> request =
        Map.of(
            "documents",
            names,
            "mask",
            Map.of("fieldPaths", List.of(Documents.REVISION, Documents.EXPIRES)));
    for (Json element : endpoint.get(request).json().elements()) {
      Json document = element.at("found");
      if (!document.isMissing()) {
        found.put(document.at("name").required(), Documents.present(document));
      }
    }
    List<Present> present = new ArrayList<>();
    for (String name : names) {
      present.add(found.getOrDefault(name, Present.NOTHING));
    }
    return present;
  }

  private void requireAll(List<Present> present) {
    for (int i = 0; i < present.size(); i++) {
      writes.get(i).condition().require(i, present.get(i).versionAt(now));
    }
  }

  private List<Map<String, Object>> operations(List<Present> present) {
    List<Map<String, Object>> operations = new ArrayList<>();
    for (int i = 0; i < present.size(); i++) {
      RowWrite write = writes.get(i);
      Map<String, Object> operation = operation(write, present.get(i));
      if (!(write.condition() instanceof Condition.None)) {
        operation.put("currentDocument", present.get(i).unchanged());
      }
      operations.add(operation);
    }
    return operations;
  }

  private Map<String, Object> operation(RowWrite write, Present present) {
    String name = endpoint.document(write.key());
    Map<String, Object> operation = new HashMap<>();
    if (write instanceof RowWrite.Put put) {
      operation.put("update", Map.of("name", name, "fields", Documents.fields(put)));
    } else if (write instanceof RowWrite.Check && present.version() != null) {
      // a check is a write that changes nothing: the public API has no other
      operation.put(
          "update",
          Map.of(
              "name",
              name,
              "fields",
              Map.of(Documents.REVISION, Documents.text(present.version().token()))));
      operation.put("updateMask", Map.of("fieldPaths", List.of(Documents.REVISION)));
    } else {
      operation.put("delete", name);
    }
    return operation;
  }

  /** Returns true if the documents have changed since they were read, or others change them. */
  private static boolean isStale(Problem problem) {
    return problem.reason().equals("ALREADY_EXISTS")
        || problem.reason().equals("FAILED_PRECONDITION")
        || problem.reason().equals("ABORTED");
  }
}
