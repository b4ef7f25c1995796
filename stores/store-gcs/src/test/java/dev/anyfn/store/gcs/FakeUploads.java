package dev.anyfn.store.gcs;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The uploads of the JSON API: multipart, and resumable ones until they are complete. */
final class FakeUploads {

  private static final int UNIT = 256 * 1024;
  private static final Pattern RANGE = Pattern.compile("bytes (?:(\\d+)-(\\d+)|\\*)/(\\d+|\\*)");

  private final FakeObjects objects;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  FakeUploads(FakeObjects objects) {
    this.objects = objects;
  }

  private static final class Session {
    private final Map<?, ?> resource;
    private final Long must;
    private final Fields fields;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private FakeObjects.Held complete;

    Session(Map<?, ?> resource, Long must, Fields fields) {
      this.resource = resource;
      this.must = must;
      this.fields = fields;
    }
  }

  /** How many have begun and are neither complete nor cancelled. */
  long open() {
    return sessions.values().stream().filter(session -> session.complete == null).count();
  }

  FakeGcs.Answer answer(FakeGcs gcs, HttpExchange exchange, Params params, byte[] body, Fault fault)
      throws IOException {
    String type = params.required("uploadType");
    String id = params.optional("upload_id");
    if (id != null) {
      params.noMore();
      return piece(gcs, exchange, id, body, fault);
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      throw Refusal.invalid("An upload begins with POST");
    }
    Fields fields = Fields.of(params.optional("fields"));
    Long must = params.generation("ifGenerationMatch");
    params.noMore();
    String contentType = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type.equals("multipart")) {
      FakeObjects.Held held = multipart(gcs, contentType, body, must);
      return gcs.json(200, Fields.select(fields, FakeGcs.resource(held)));
    }
    if (!type.equals("resumable") || !contentType.startsWith("application/json")) {
      throw Refusal.invalid("Not an upload: " + type);
    }
    Map<?, ?> resource = gcs.read(body);
    objects.require((String) resource.get("name"), must);
    String session = UUID.randomUUID().toString();
    sessions.put(session, new Session(resource, must, fields));
    // through whatever stands between: as the client has named us
    String location =
        "http://"
            + exchange.getRequestHeaders().getFirst("Host")
            + exchange.getRequestURI().getRawPath()
            + "?uploadType=resumable&upload_id="
            + session;
    return new FakeGcs.Answer(200, Map.of("Location", location), new byte[0]);
  }

  private FakeObjects.Held multipart(FakeGcs gcs, String contentType, byte[] body, Long must)
      throws IOException {
    if (!contentType.startsWith("multipart/related; boundary=")) {
      throw Refusal.invalid("Not multipart/related");
    }
    String boundary = "--" + contentType.substring(contentType.indexOf('=') + 1);
    String text = new String(body, StandardCharsets.ISO_8859_1);
    int first = text.indexOf("\r\n\r\n") + 4;
    int second = text.indexOf("\r\n" + boundary + "\r\n", first);
    int content = text.indexOf("\r\n\r\n", second + 2) + 4;
    int end = text.lastIndexOf("\r\n" + boundary + "--");
    if (!text.startsWith(boundary + "\r\nContent-Type: application/json")
        || first < 4
        || second < 0
        || content < 4
        || end < content - 2) {
      throw Refusal.invalid("Malformed multipart body.");
    }
    String type = text.substring(second, content);
    Map<?, ?> resource = gcs.read(Arrays.copyOfRange(body, first, second));
    if (!type.contains("Content-Type: " + resource.get("contentType") + "\r\n")) {
      throw Refusal.invalid(
          "Content-Type specified in the upload does not match Content-Type"
              + " specified in metadata");
    }
    return objects.put(
        (String) resource.get("name"),
        (String) resource.get("contentType"),
        FakeGcs.metadata(resource),
        Arrays.copyOfRange(body, content, Math.max(content, end)),
        must);
  }

  private FakeGcs.Answer piece(
      FakeGcs gcs, HttpExchange exchange, String id, byte[] body, Fault fault) throws IOException {
    Session session = sessions.get(id);
    if (session == null) {
      throw new Refusal(404, "notFound", "No such upload");
    }
    synchronized (session) {
      if (exchange.getRequestMethod().equals("DELETE")) {
        sessions.remove(id);
        return new FakeGcs.Answer(499, Map.of(), new byte[0]);
      }
      Matcher range = RANGE.matcher(exchange.getRequestHeaders().getFirst("Content-Range"));
      if (!exchange.getRequestMethod().equals("PUT") || !range.matches()) {
        throw Refusal.invalid("Invalid request.");
      }
      boolean last = !range.group(3).equals("*");
      if (session.complete == null && range.group(1) != null) {
        add(session, range, body, last, fault);
      }
      if (session.complete == null
          && last
          && session.bytes.size() == Long.parseLong(range.group(3))) {
        session.complete =
            objects.put(
                (String) session.resource.get("name"),
                (String) session.resource.get("contentType"),
                FakeGcs.metadata(session.resource),
                session.bytes.toByteArray(),
                session.must);
      }
      return session.complete != null
          ? gcs.json(200, Fields.select(session.fields, FakeGcs.resource(session.complete)))
          : incomplete(session);
    }
  }

  private static void add(Session session, Matcher range, byte[] body, boolean last, Fault fault) {
    long from = Long.parseLong(range.group(1));
    if (Long.parseLong(range.group(2)) - from + 1 != body.length
        || from != session.bytes.size()
        || (!last && body.length % UNIT != 0)) {
      throw Refusal.invalid("Invalid range of a piece");
    }
    int keep = fault != null && fault.kind() == Fault.Kind.KEEP_LESS ? fault.status() : body.length;
    session.bytes.write(body, 0, Math.min(keep, body.length));
  }

  private static FakeGcs.Answer incomplete(Session session) {
    Map<String, String> headers = new HashMap<>();
    if (session.bytes.size() > 0) {
      headers.put("Range", "bytes=0-" + (session.bytes.size() - 1));
    }
    return new FakeGcs.Answer(308, headers, new byte[0]);
  }
}
