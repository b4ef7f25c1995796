package dev.anyfn.store.gcs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A double of Google Cloud Storage that keeps to the documents of its JSON API, of its resumable
 * uploads and of the download of its XML API, and to nothing else: what is not documented there is
 * refused. It is the server of the emulator's protocol, too, so any token will do.
 */
final class FakeGcs implements AutoCloseable {

  static final String BUCKET = "anyfn-test";

  /** What is sent back. */
  record Answer(int status, Map<String, String> headers, byte[] body) {}

  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ConcurrentLinkedDeque<Fault> faults = new ConcurrentLinkedDeque<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final FakeObjects objects = new FakeObjects();
  private final FakeUploads uploads = new FakeUploads(objects);
  private final Map<String, Boolean> tokens = new ConcurrentHashMap<>(Map.of("owner", true));
  private volatile FakeAccount account;

  private FakeGcs(HttpServer server) {
    this.server = server;
  }

  static FakeGcs start() throws IOException {
    return start(0);
  }

  static FakeGcs start(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    FakeGcs fake = new FakeGcs(server);
    server.setExecutor(fake.threads);
    server.createContext("/", fake::handle);
    server.start();
    return fake;
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  FakeObjects objects() {
    return objects;
  }

  FakeUploads uploads() {
    return uploads;
  }

  /** Takes tokens and signatures of this account from now on. */
  void trust(FakeAccount account) {
    this.account = account;
  }

  void plan(Fault fault) {
    faults.add(fault);
  }

  /** Method and path of all requests so far. */
  List<String> requests() {
    return requests;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    requests.add(line);
    Fault fault = fault(line);
    if (fault != null && fault.kind() == Fault.Kind.CUT) {
      exchange.close();
      return;
    }
    Answer answer =
        fault != null && fault.kind() == Fault.Kind.ANSWER
            ? refusal(new Refusal(fault.status(), "asTheTestWantsIt", "as the test wants it"))
            : answer(exchange, body, fault);
    if (fault != null && fault.kind() == Fault.Kind.LOSE_ANSWER) {
      exchange.close();
      return;
    }
    send(exchange, answer, fault);
  }

  private static void send(HttpExchange exchange, Answer answer, Fault fault) throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    boolean empty = answer.body().length == 0;
    exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length);
    int length =
        fault != null && fault.kind() == Fault.Kind.CUT_BODY
            ? fault.status()
            : answer.body().length;
    if (!empty) {
      exchange.getResponseBody().write(answer.body(), 0, length);
      exchange.getResponseBody().flush();
    }
    exchange.close();
  }

  private Fault fault(String line) {
    for (Fault fault : faults) {
      if (fault.request().test(line) && faults.remove(fault)) {
        return fault;
      }
    }
    return null;
  }

  private Answer answer(HttpExchange exchange, byte[] body, Fault fault) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    try {
      if (path.equals("/token")) {
        return json(200, account.token(new String(body, StandardCharsets.UTF_8), tokens));
      }
      if (path.startsWith("/storage/v1/b/") || path.startsWith("/upload/storage/v1/b/")) {
        requireToken(exchange);
        return jsonApi(exchange, path, body, fault);
      }
      return xmlApi(exchange, path, body);
    } catch (Refusal e) {
      return path.startsWith("/" + BUCKET) ? xmlRefusal(e) : refusal(e);
    }
  }

  private void requireToken(HttpExchange exchange) {
    String sent = exchange.getRequestHeaders().getFirst("Authorization");
    if (sent == null || !sent.startsWith("Bearer ") || !tokens.containsKey(sent.substring(7))) {
      throw new Refusal(401, "authError", "Invalid Credentials");
    }
  }

  private Answer jsonApi(HttpExchange exchange, String path, byte[] body, Fault fault)
      throws IOException {
    boolean upload = path.startsWith("/upload");
    String[] parts = path.substring(upload ? 21 : 14).split("/", -1);
    Params params = new Params(exchange.getRequestURI());
    String method = exchange.getRequestMethod();
    if (parts.length < 2 || !parts[1].equals("o")) {
      throw Refusal.invalid("No such method: " + path);
    }
    if (!parts[0].equals(BUCKET)) {
      throw Refusal.noBucket();
    }
    if (upload) {
      return uploads.answer(this, exchange, params, body, fault);
    }
    Fields fields = Fields.of(params.optional("fields"));
    if (parts.length == 2 && method.equals("GET")) {
      return json(200, Fields.select(fields, list(params)));
    }
    String name = parts.length > 2 ? decode(parts[2]) : "";
    if (parts.length == 3 && method.equals("GET")) {
      params.noMore();
      return json(200, Fields.select(fields, resource(present(name))));
    }
    if (parts.length == 3 && method.equals("DELETE")) {
      Long must = params.generation("ifGenerationMatch");
      params.noMore();
      if (!objects.delete(name, must)) {
        throw Refusal.noObject(BUCKET, name);
      }
      return new Answer(204, Map.of(), new byte[0]);
    }
    if (parts.length == 8 && method.equals("POST") && parts[3].equals("rewriteTo")) {
      return json(200, Fields.select(fields, rewrite(params, name, decode(parts[7]), body)));
    }
    throw Refusal.invalid("No such method: " + method + " " + path);
  }

  private FakeObjects.Held present(String name) {
    FakeObjects.Held held = objects.get(name);
    if (held == null) {
      throw Refusal.noObject(BUCKET, name);
    }
    return held;
  }

  private Map<String, Object> list(Params params) {
    String prefix = params.optional("prefix");
    String most = params.optional("maxResults");
    FakeObjects.Listed listed =
        objects.list(
            prefix == null ? "" : prefix,
            params.optional("delimiter"),
            params.optional("startOffset"),
            most == null ? 1000 : Integer.parseInt(most),
            params.optional("pageToken"));
    params.noMore();
    Map<String, Object> page = new java.util.LinkedHashMap<>();
    page.put("kind", "storage#objects");
    if (!listed.items().isEmpty()) {
      page.put("items", listed.items().stream().map(FakeGcs::resource).toList());
    }
    if (!listed.prefixes().isEmpty()) {
      page.put("prefixes", listed.prefixes());
    }
    if (listed.token() != null) {
      page.put("nextPageToken", listed.token());
    }
    return page;
  }

  /** In two calls, as Google does it with large objects. */
  private Map<String, Object> rewrite(Params params, String from, String to, byte[] body)
      throws IOException {
    Long source = params.generation("ifSourceGenerationMatch");
    Long must = params.generation("ifGenerationMatch");
    String token = params.optional("rewriteToken");
    params.noMore();
    FakeObjects.Held held = present(from);
    objects.require(from, source);
    objects.require(to, must);
    if (token == null) {
      return Map.of("kind", "storage#rewriteResponse", "done", false, "rewriteToken", "go on");
    }
    Map<?, ?> resource = json.readValue(body, Map.class);
    FakeObjects.Held copy =
        objects.put(
            to, (String) resource.get("contentType"), metadata(resource), held.bytes(), must);
    return Map.of("kind", "storage#rewriteResponse", "done", true, "resource", resource(copy));
  }

  static Map<String, String> metadata(Map<?, ?> resource) {
    Map<String, String> metadata = new java.util.TreeMap<>();
    Object given = resource.get("metadata");
    if (given != null) {
      ((Map<?, ?>) given).forEach((name, value) -> metadata.put((String) name, (String) value));
    }
    return metadata;
  }

  static Map<String, Object> resource(FakeObjects.Held held) {
    Map<String, Object> resource = new java.util.LinkedHashMap<>();
    resource.put("kind", "storage#object");
    resource.put("bucket", BUCKET);
    resource.put("name", held.name());
    resource.put("size", Long.toString(held.bytes().length));
    resource.put("generation", Long.toString(held.generation()));
    resource.put("metageneration", "1");
    resource.put("updated", held.updated().toString());
    if (held.type() != null) {
      resource.put("contentType", held.type());
    }
    if (!held.metadata().isEmpty()) {
      resource.put("metadata", held.metadata());
    }
    return resource;
  }

  private Answer xmlApi(HttpExchange exchange, String path, byte[] body) {
    String[] parts = path.substring(1).split("/", 2);
    if (!parts[0].equals(BUCKET)) {
      return xmlRefusal(Refusal.noBucket());
    }
    if (exchange.getRequestURI().getRawQuery() != null && account != null) {
      account.requireSignature(exchange);
    } else {
      requireToken(exchange);
    }
    String name = decode(parts[1]);
    if (exchange.getRequestMethod().equals("PUT")) {
      objects.put(
          name, exchange.getRequestHeaders().getFirst("Content-Type"), Map.of(), body, null);
      return new Answer(200, Map.of(), new byte[0]);
    }
    return FakeDownload.of(present(name), exchange.getRequestHeaders().getFirst("Range"));
  }

  private static String decode(String raw) {
    if (raw.indexOf('+') >= 0 || raw.isEmpty()) {
      throw Refusal.invalid("Not escaped: " + raw);
    }
    return URLDecoder.decode(raw, StandardCharsets.UTF_8);
  }

  Answer json(int status, Object value) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    json.writeValue(out, value);
    return new Answer(
        status, Map.of("Content-Type", "application/json; charset=UTF-8"), out.toByteArray());
  }

  Map<?, ?> read(byte[] document) throws IOException {
    return json.readValue(document, Map.class);
  }

  private Answer refusal(Refusal e) throws IOException {
    Map<String, Object> detail =
        Map.of("message", e.getMessage(), "domain", "global", "reason", e.reason);
    return json(
        e.status,
        Map.of(
            "error",
            Map.of("code", e.status, "message", e.getMessage(), "errors", List.of(detail))));
  }

  private static Answer xmlRefusal(Refusal e) {
    String code =
        e.status == 404
            ? e.getMessage().contains("bucket") ? "NoSuchBucket" : "NoSuchKey"
            : e.reason;
    String body =
        "<?xml version='1.0' encoding='UTF-8'?><Error><Code>"
            + code
            + "</Code><Message>refused</Message></Error>";
    return new Answer(
        e.status,
        Map.of("Content-Type", "application/xml; charset=UTF-8"),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
