package dev.anyfn.store.gcs;

import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.ObjectWrite;
import dev.anyfn.store.google.Call;
import dev.anyfn.store.google.Json;
import dev.anyfn.store.google.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts one object: at once if it is small, else piece by piece. */
final class Upload {

  /** A multiple of 256 KiB, as Google wants it; two of them are held at a time. */
  static final int PIECE = 4 * 1024 * 1024;

  private final Api api;
  private final ObjectWrite write;
  private final String name;
  private final Certain certain;

  Upload(Api api, ObjectWrite write, String name) {
    this.api = api;
    this.write = write;
    this.name = name;
    this.certain = new Certain(api, write.key(), name, write.nonce());
  }

  Stored run() throws IOException {
    try (InputStream body = write.body().open()) {
      Generation.of(write.condition());
      byte[] first = body.readNBytes(PIECE);
      return first.length < PIECE
          ? whole(first)
          : new ResumableUpload(api, write, certain, start()).run(first, body);
    }
  }

  private Stored whole(byte[] bytes) {
    Certain.Outcome outcome = certain.run(write.condition(), new Multipart(this, bytes));
    Stored found = outcome.found();
    return found == null ? stored(outcome.reply()) : found;
  }

  private Call multipart(byte[] bytes, @Nullable String must) {
    String boundary = "anyfn-" + write.nonce();
    String head = "--" + boundary + "\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n";
    String middle = "\r\n--" + boundary + "\r\nContent-Type: " + write.contentType() + "\r\n\r\n";
    return new Call(
        "POST",
        url("multipart", must),
        List.of("Content-Type", "multipart/related; boundary=" + boundary),
        List.of(
            ascii(head),
            ByteBuffer.wrap(Json.bytes(resource())),
            ascii(middle),
            ByteBuffer.wrap(bytes),
            ascii("\r\n--" + boundary + "--\r\n")));
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private String url(String type, @Nullable String must) {
    return api.upload()
        + "?uploadType="
        + type
        + "&fields="
        + Stored.FIELDS
        + Api.with("ifGenerationMatch", must);
  }

  private Map<String, Object> resource() {
    Map<String, String> metadata = new HashMap<>(write.metadata());
    metadata.put(Stored.NONCE, write.nonce());
    return Map.of("name", name, "contentType", write.contentType(), "metadata", metadata);
  }

  /** The address of the pieces. To begin changes nothing, so it may be sent twice. */
  private String start() {
    String url = url("resumable", Generation.of(write.condition()));
    Reply reply = api.google().read(Call.post(url, resource()));
    String session = reply.header("Location");
    if (reply.status() != Api.OK || session == null) {
      throw refusal(reply);
    }
    return session;
  }

  private Stored stored(@Nullable Reply reply) {
    if (reply == null) {
      throw new IllegalStateException("neither an answer nor an object");
    }
    if (reply.status() != Api.OK) {
      throw refusal(reply);
    }
    return Stored.of(write.key(), reply.json());
  }

  private StoreException refusal(Reply reply) {
    return reply.status() == Api.PRECONDITION_FAILED
        ? StoreException.preconditionFailed(0, "another version is there, or none")
        : api.failure(reply);
  }

  /** A class, not a lambda: the first lambda of a program costs a cold start some 20 ms. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Multipart(Upload upload, byte[] bytes) implements Certain.Sending {
    @Override
    public Reply send(@Nullable String generation) {
      return upload.api.google().write(upload.multipart(bytes, generation));
    }
  }
}
