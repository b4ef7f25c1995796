package dev.anyfn.store.gcs;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.ObjectWrite;
import dev.anyfn.store.google.Call;
import dev.anyfn.store.google.Json;
import dev.anyfn.store.google.Reply;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies an object within the bucket, without the bytes coming here. Type and metadata are read
 * first and given again, because the copy carries a nonce of its own.
 */
final class Copy {

  private static final int MOST_TRIES = 4;

  private final Api api;
  private final ObjectNames names;
  private final String from;
  private final ObjectWrite to;

  Copy(Api api, ObjectNames names, String from, ObjectWrite to) {
    this.api = api;
    this.names = names;
    this.from = from;
    this.to = to;
  }

  /** Copies; returns null if there is no source. */
  @Nullable Stored run() {
    for (int attempt = 1; attempt <= MOST_TRIES; attempt++) {
      Stored source = api.look(from, names.ofKey(from));
      if (source == null) {
        return null;
      }
      Certain.Outcome outcome = rewrite(source);
      Reply reply = outcome.reply();
      if (reply == null) {
        return outcome.found();
      }
      if (reply.status() == Api.OK) {
        return Stored.of(to.key(), reply.json().at("resource"));
      }
      if (reply.status() != Api.PRECONDITION_FAILED && reply.status() != Api.NOT_FOUND) {
        throw api.failure(reply);
      }
      Stored now = api.look(from, names.ofKey(from));
      if (now != null && now.generation().equals(source.generation())) {
        throw StoreException.preconditionFailed(0, "another version is there, or none");
      }
    }
    throw new StoreException(StoreError.RATE_LIMITED, "the source changes all the time");
  }

  private Certain.Outcome rewrite(Stored source) {
    String name = names.ofKey(to.key());
    return new Certain(api, to.key(), name, to.nonce())
        .run(to.condition(), must -> rewrite(source, name, must));
  }

  /** A large object takes several calls, each of which goes on where the one before stopped. */
  private Reply rewrite(Stored source, String name, @Nullable String must) {
    String url =
        api.object(names.ofKey(from))
            + "/rewriteTo/b/"
            + api.bucket().bucket()
            + "/o/"
            + ObjectNames.percent(name)
            + "?fields=done,rewriteToken,resource("
            + Stored.FIELDS
            + ")"
            + Api.with("ifSourceGenerationMatch", source.generation())
            + Api.with("ifGenerationMatch", must);
    String token = null;
    while (true) {
      Reply reply =
          api.google().write(Call.post(url + Api.with("rewriteToken", token), resource(source)));
      Json answer = reply.json();
      if (reply.status() != Api.OK || "true".equals(answer.at("done").text())) {
        return reply;
      }
      token = answer.at("rewriteToken").required();
    }
  }

  private Map<String, Object> resource(Stored source) {
    Map<String, String> metadata = new HashMap<>(source.info().metadata());
    metadata.put(Stored.NONCE, to.nonce());
    String type = source.info().contentType();
    return type == null
        ? Map.of("metadata", metadata)
        : Map.of("metadata", metadata, "contentType", type);
  }
}
