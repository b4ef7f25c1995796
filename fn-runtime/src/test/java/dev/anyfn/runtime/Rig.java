package dev.anyfn.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.anyfn.Function;
import dev.anyfn.Headers;
import dev.anyfn.runtime.wire.HttpSink;
import dev.anyfn.runtime.wire.Payload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An instance whose log can be read, and that answers requests into memory. */
final class Rig {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  final Log log = new Log(new PrintStream(lines, true, StandardCharsets.UTF_8));
  final Instance instance;

  private Rig(Map<String, ? extends Function<?, ?>> functions, Map<String, String> settings) {
    instance = Instance.of(functions, Settings.of(settings), Rig.class.getClassLoader(), log);
  }

  static Rig of(Function<?, ?> function) {
    return of(function, Map.of());
  }

  static Rig of(Function<?, ?> function, Map<String, String> settings) {
    return new Rig(Map.of("Tested", function), settings);
  }

  static Rig of(Map<String, ? extends Function<?, ?>> functions) {
    return new Rig(functions, Map.of());
  }

  MemorySink get(String pathAndQuery) throws IOException {
    return call("GET", pathAndQuery, Headers.empty(), new byte[0]);
  }

  MemorySink post(String contentType, String body) throws IOException {
    return post(contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  MemorySink post(String contentType, byte[] body) throws IOException {
    return call("POST", "/", headers("Content-Type", contentType), body);
  }

  MemorySink call(String method, String pathAndQuery, Headers headers, byte[] body)
      throws IOException {
    MemorySink sink = new MemorySink();
    handle(method, pathAndQuery, headers, body, sink);
    return sink;
  }

  void handle(String method, String pathAndQuery, Headers headers, byte[] body, HttpSink sink)
      throws IOException {
    int query = pathAndQuery.indexOf('?');
    new HttpTrigger(instance)
        .handle(
            new HttpCall(
                method,
                query < 0 ? pathAndQuery : pathAndQuery.substring(0, query),
                query < 0 ? null : pathAndQuery.substring(query + 1),
                headers,
                Payload.of(body, headers.first("Content-Type").orElse(null)),
                Origin.unknown()),
            sink);
  }

  String direct(String payload) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new DirectTrigger(instance)
        .handle(payload.getBytes(StandardCharsets.UTF_8), out, Origin.unknown());
    return out.toString(StandardCharsets.UTF_8);
  }

  static Headers headers(String... namesAndValues) {
    Headers.Builder headers = Headers.builder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i + 1] != null) {
        headers.add(namesAndValues[i], namesAndValues[i + 1]);
      }
    }
    return headers.build();
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  String logText() {
    return lines.toString(StandardCharsets.UTF_8);
  }

  /** Each line of the log, which must be one JSON object. */
  List<JsonNode> logged() {
    List<JsonNode> nodes = new ArrayList<>();
    logText().lines().forEach(line -> nodes.add(json(line)));
    return nodes;
  }
}
