package dev.anyfn.store.tck;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.anyfn.state.Body;
import dev.anyfn.state.Condition;
import dev.anyfn.state.Entry;
import dev.anyfn.state.Key;
import dev.anyfn.state.ObjectInfo;
import dev.anyfn.state.Range;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Version;
import dev.anyfn.state.spi.ObjectBody;
import dev.anyfn.state.spi.ObjectPage;
import dev.anyfn.state.spi.ObjectQuery;
import dev.anyfn.state.spi.ObjectWrite;
import dev.anyfn.state.spi.Row;
import dev.anyfn.state.spi.RowPage;
import dev.anyfn.state.spi.RowQuery;
import dev.anyfn.state.spi.RowWrite;
import dev.anyfn.testkit.state.InMemoryBucketDriver;
import dev.anyfn.testkit.state.InMemoryTableDriver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The smallest store behind a network that can keep all rules; and the liars among them. */
final class RemoteServer implements StoreUnderTest.Server, AutoCloseable {

  private final Lie lie;
  private final Meeting meeting = new Meeting();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final HttpServer http;
  private InMemoryBucketDriver bucket = new InMemoryBucketDriver(Clock.systemUTC());
  private InMemoryTableDriver table = new InMemoryTableDriver();
  private volatile ServerSocket listener;

  RemoteServer(Lie lie) throws IOException {
    this.lie = lie;
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::signed);
    http.start();
    listen(0);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    listener = socket;
    start(() -> accept(socket));
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "remote store");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        Socket socket = from.accept();
        open.add(socket);
        start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      ObjectInputStream in = new ObjectInputStream(socket.getInputStream());
      String mode = (String) in.readObject();
      Object[] question = (Object[]) in.readObject();
      byte[] body = question[0].equals("write") ? body(in) : null;
      Object[] answer;
      byte[] bytes = null;
      try {
        answer =
            mode.equals("normal") ? answer(question, body) : new Object[] {"error", mode, "", -1};
        if (question[0].equals("open") && answer[0].equals("found")) {
          bytes = (byte[]) answer[7];
          answer[7] = null;
        }
      } catch (StoreException e) {
        answer = new Object[] {"error", e.error().name(), e.detail(), e.failedWrite().orElse(-1)};
      }
      if (listener.isClosed()) {
        return; // killed: nothing is acknowledged any more
      }
      ObjectOutputStream out = new ObjectOutputStream(socket.getOutputStream());
      out.writeObject(answer);
      if (bytes != null) {
        out.write(bytes);
      }
      out.flush();
    } catch (IOException | ClassNotFoundException e) {
      // The other side has gone.
    } finally {
      open.remove(socket);
    }
  }

  private static byte[] body(ObjectInputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int n = in.readInt(); n >= 0; n = in.readInt()) {
      body.write(in.readNBytes(n));
    }
    return body.toByteArray();
  }

  @SuppressWarnings("unchecked")
  private Object[] answer(Object[] q, byte[] body) throws IOException {
    return switch ((String) q[0]) {
      case "head" -> info(bucket.head((String) q[1]), null);
      case "open" -> opened(bucket.open((String) q[1], new Range((long) q[2], (long) q[3])));
      case "write" ->
          info(
              bucket.write(
                  new ObjectWrite(
                      (String) q[1],
                      Body.of(body),
                      (String) q[2],
                      (Map<String, String>) q[3],
                      condition((String) q[4]),
                      (String) q[5])),
              null);
      case "copy" ->
          info(
              bucket.copy(
                  (String) q[1],
                  new ObjectWrite(
                      (String) q[2],
                      Body.of(""),
                      "x/y",
                      Map.of(),
                      condition((String) q[3]),
                      (String) q[4])),
              null);
      case "delete" -> {
        bucket.delete((String) q[1], condition((String) q[2]));
        yield new Object[] {"done"};
      }
      case "list" ->
          listed(
              bucket.list(
                  new ObjectQuery((String) q[1], (String) q[2], (int) q[3]), (String) q[4]));
      case "sign" -> new Object[] {"signed", address((String) q[1], (String) q[2])};
      case "get" -> {
        Row row = table.get(Key.of((String) q[1], (String) q[2]));
        yield new Object[] {"row", row == null ? null : fields(row)};
      }
      case "row" -> {
        table.write(write((Object[]) q[1]), Instant.ofEpochMilli((long) q[2]));
        yield new Object[] {"done"};
      }
      case "rows" -> {
        List<RowWrite> writes = new ArrayList<>();
        for (Object write : (Object[]) q[1]) {
          writes.add(write((Object[]) write));
        }
        table.atomic(writes, Instant.ofEpochMilli((long) q[2]));
        yield new Object[] {"done"};
      }
      case "query" ->
          queried(
              table.query(
                  new RowQuery(
                      (String) q[1], (byte[]) q[2], (byte[]) q[3], (boolean) q[4], (int) q[5])));
      case "meet" -> {
        meeting.with((Set<String>) q[1]);
        yield new Object[] {"done"};
      }
      default -> throw new IllegalArgumentException((String) q[0]);
    };
  }

  private static Object[] info(ObjectInfo info, byte[] bytes) {
    return info == null
        ? new Object[] {"none"}
        : new Object[] {
          "found",
          info.key(),
          info.size(),
          info.version().token(),
          info.modifiedAt().toEpochMilli(),
          info.contentType(),
          new HashMap<>(info.metadata()),
          bytes
        };
  }

  private static Object[] opened(ObjectBody body) throws IOException {
    return body == null ? new Object[] {"none"} : info(body.info(), body.stream().readAllBytes());
  }

  private static Object[] listed(ObjectPage page) {
    List<Object> answer = new ArrayList<>();
    answer.add("page");
    answer.add(page.next());
    for (Entry entry : page.entries()) {
      answer.add(entry.key());
      answer.add(entry instanceof Entry.Found found ? found.size() : null);
    }
    return answer.toArray();
  }

  private static Object[] queried(RowPage page) {
    List<Object> answer = new ArrayList<>();
    answer.add("page");
    answer.add(page.more());
    page.rows().forEach(row -> answer.add(fields(row)));
    return answer.toArray();
  }

  static String text(Condition condition) {
    return condition instanceof Condition.IfVersion must
        ? "=" + must.version().token()
        : condition instanceof Condition.IfAbsent ? "absent" : "none";
  }

  private static Condition condition(String text) {
    return text.startsWith("=")
        ? Condition.ifVersion(new Version(text.substring(1)))
        : text.equals("absent") ? Condition.ifAbsent() : Condition.none();
  }

  static Object[] fields(Row row) {
    Long expiry = row.expiresAt() == null ? null : row.expiresAt().toEpochMilli();
    return new Object[] {
      row.key().partition(), row.key().sort(), row.value(), row.version().token(), expiry
    };
  }

  static Row row(Object[] f) {
    return new Row(
        Key.of((String) f[0], (String) f[1]),
        (byte[]) f[2],
        new Version((String) f[3]),
        f[4] == null ? null : Instant.ofEpochMilli((long) f[4]));
  }

  static Object[] fields(RowWrite write) {
    Key key = write.key();
    String condition = text(write.condition());
    if (!(write instanceof RowWrite.Put put)) {
      String kind = write instanceof RowWrite.Delete ? "delete" : "check";
      return new Object[] {kind, key.partition(), key.sort(), condition};
    }
    Long expiry = put.expiresAt() == null ? null : put.expiresAt().toEpochMilli();
    return new Object[] {
      "put", key.partition(), key.sort(), condition, put.value(), put.revision().token(), expiry
    };
  }

  private static RowWrite write(Object[] f) {
    Key key = Key.of((String) f[1], (String) f[2]);
    Condition condition = condition((String) f[3]);
    return switch ((String) f[0]) {
      case "delete" -> new RowWrite.Delete(key, condition);
      case "check" -> new RowWrite.Check(key, condition);
      default ->
          new RowWrite.Put(
              key,
              (byte[]) f[4],
              new Version((String) f[5]),
              f[6] == null ? null : Instant.ofEpochMilli((long) f[6]),
              condition);
    };
  }

  private String address(String key, String method) {
    return "http://localhost:"
        + http.getAddress().getPort()
        + "/"
        + URLEncoder.encode(key, StandardCharsets.UTF_8)
        + "?"
        + method
        + "-"
        + Objects.hash(key, method, "secret");
  }

  private void signed(HttpExchange exchange) throws IOException {
    String key =
        URLDecoder.decode(
            exchange.getRequestURI().getRawPath().substring(1), StandardCharsets.UTF_8);
    String method = exchange.getRequestMethod();
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean right = address(key, method).endsWith("?" + exchange.getRequestURI().getRawQuery());
    byte[] answer = {};
    int status = 403;
    if (right || lie == Lie.UNSIGNED) {
      status = 200;
      if (method.equals("PUT")) {
        bucket.write(
            new ObjectWrite(
                key,
                Body.of(body),
                "x/y",
                Map.of(),
                Condition.none(),
                UUID.randomUUID().toString()));
      } else {
        ObjectBody found = bucket.open(key, Range.all());
        status = found == null ? 404 : 200;
        answer = found == null ? answer : found.stream().readAllBytes();
      }
    }
    exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  @Override
  public void kill() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
    if (lie == Lie.FORGETS_WHEN_KILLED) {
      bucket = new InMemoryBucketDriver(Clock.systemUTC());
      table = new InMemoryTableDriver();
    }
  }

  @Override
  public void start() throws IOException {
    listen(port());
  }

  @Override
  public void close() throws IOException {
    kill();
    http.stop(0);
  }
}
