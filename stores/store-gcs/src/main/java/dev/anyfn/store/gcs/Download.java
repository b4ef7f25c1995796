package dev.anyfn.store.gcs;

import dev.anyfn.state.Range;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.ObjectBody;
import dev.anyfn.store.google.Call;
import dev.anyfn.store.google.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object, with its facts in the same answer. By the XML API: the JSON API does not tell
 * the metadata with the body, and would have to be asked twice.
 */
final class Download {

  private static final int PARTIAL = 206;
  private static final int BEHIND_THE_END = 416;

  private final Api api;
  private final String key;
  private final String name;

  Download(Api api, String key, String name) {
    this.api = api;
    this.key = key;
    this.name = name;
  }

  /** Opens the object; returns null if there is none. */
  @Nullable ObjectBody open(Range range) {
    return range.length() == 0 ? nothing() : open(header(range));
  }

  private @Nullable ObjectBody open(@Nullable String range) {
    Call call = Call.of("GET", api.download(name));
    Reply reply = api.google().open(range == null ? call : call.header("Range", range));
    if (reply.status() == (range == null ? Api.OK : PARTIAL)) {
      return new ObjectBody(Stored.of(key, reply).info(), reply.body());
    }
    String said = read(reply);
    if (reply.status() == BEHIND_THE_END) {
      return nothing();
    }
    if (reply.status() == Api.NOT_FOUND && !said.contains("NoSuchBucket")) {
      return null;
    }
    if (reply.status() == Api.OK) {
      throw new StoreException(
          StoreError.INTERNAL, "the server sends the whole object: it is stored compressed");
    }
    throw api.failure(reply);
  }

  private static @Nullable String header(Range range) {
    if (range.equals(Range.all())) {
      return null;
    }
    String end = range.length() < 0 ? "" : Long.toString(range.offset() + range.length() - 1);
    return "bytes=" + range.offset() + "-" + end;
  }

  private @Nullable ObjectBody nothing() {
    Stored stored = api.look(key, name);
    return stored == null ? null : new ObjectBody(stored.info(), InputStream.nullInputStream());
  }

  /** The code of a refusal is in it; and a connection is used again only after it was read. */
  private static String read(Reply reply) {
    if (reply.status() == Api.OK) {
      close(reply);
      return "";
    }
    try (InputStream body = reply.body()) {
      return new String(body.readNBytes(1 << 16), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static void close(Reply reply) {
    try {
      reply.body().close();
    } catch (IOException e) {
      // it is not wanted
    }
  }
}
