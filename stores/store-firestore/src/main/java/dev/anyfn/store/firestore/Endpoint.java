package dev.anyfn.store.firestore;

import dev.anyfn.state.Key;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.store.google.Call;
import dev.anyfn.store.google.GoogleApi;
import dev.anyfn.store.google.Json;
import dev.anyfn.store.google.Problem;
import dev.anyfn.store.google.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The addresses of a table's documents, and the requests for them. */
final class Endpoint {

  /** The collection of a partition's documents. */
  static final String ROWS = "rows";

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int TOO_LARGE = 413;

  private final GoogleApi api;
  private final TableUrl table;
  private final String server;
  private final String root;
  private volatile boolean seen;

  Endpoint(GoogleApi api, String server, TableUrl table) {
    this.api = api;
    this.table = table;
    this.server = server + "/v1/";
    this.root = "projects/" + table.project() + "/databases/" + table.database() + "/documents";
  }

  /**
   * The document that stands for a partition, which need not exist. Ids have at most 1,500 bytes,
   * no slash, and are not . or .. or __x__; a letter and base64 are none of these.
   */
  String partition(String partition) {
    return root + "/" + table.collection() + "/p" + base64(partition);
  }

  String document(Key key) {
    return partition(key.partition()) + "/" + ROWS + "/s" + base64(key.sort());
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * One document, or some of its fields. By its address, which the JDK's client asks at once; ahead
   * of each POST it listens for a millisecond whether the connection still stands.
   *
   * @param fields none for all
   * @return missing if there is none
   */
  Json find(Key key, String... fields) {
    StringBuilder url = new StringBuilder(server).append(document(key));
    for (String field : fields) {
      url.append(url.indexOf("?") < 0 ? '?' : '&').append("mask.fieldPaths=").append(field);
    }
    Reply reply = api.read(Call.of("GET", url.toString()));
    if (reply.status() == NOT_FOUND) {
      requireDatabase(key);
      return Json.missing();
    }
    Json document = answered(reply).json();
    seen = true;
    return document;
  }

  /**
   * After a 404, which both a missing document and a missing database have: asks once in the way
   * that answers what is missing with 200.
   */
  private void requireDatabase(Key key) {
    if (!seen) {
      get(Map.of("documents", List.of(document(key))));
      seen = true;
    }
  }

  /** Asks for documents by name. */
  Reply get(Object request) {
    return answered(api.read(Call.post(server + root + ":batchGet", request)));
  }

  Reply query(String partition, Object request) {
    return answered(api.read(Call.post(server + partition(partition) + ":runQuery", request)));
  }

  /** Returns the answer as it is, because a refusal may be due to a condition. */
  Reply commit(Object request) {
    return api.write(Call.post(server + root + ":commit", request));
  }

  private Reply answered(Reply reply) {
    if (reply.status() >= BAD_REQUEST) {
      throw failure(reply.status(), Problem.of(reply));
    }
    return reply;
  }

  /** Classifies a refusal that is not due to a condition. */
  StoreException failure(int status, Problem problem) {
    if (problem.reason().equals("NOT_FOUND")) {
      return new StoreException(
          StoreError.NOT_FOUND,
          "Firestore has no such database. It is made so: gcloud firestore databases create"
              + " --project="
              + table.project()
              + " --database='"
              + table.database()
              + "' --location=a-region ("
              + problem.message()
              + ")");
    }
    if (problem.reason().equals("ABORTED")) {
      return new StoreException(
          StoreError.RATE_LIMITED, "others write the same documents: " + problem.message());
    }
    boolean large = status == TOO_LARGE || problem.message().contains("size");
    return new StoreException(
        large
            ? StoreError.PAYLOAD_TOO_LARGE
            : status == BAD_REQUEST ? StoreError.INVALID_INPUT : StoreError.INTERNAL,
        "Firestore answered " + status + " " + problem);
  }
}
