package dev.anyfn.benchmarks.stores;

import dev.anyfn.TypeToken;
import dev.anyfn.state.spi.ValueCodec;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * REST by hand. Firestore's only condition is on the time of the last update: what is compared is
 * read first, and written over if it has not been updated since.
 */
final class RawFirestore implements Workload {

  private static final Type FOUND = new TypeToken<List<Element>>() {}.type();
  private static final String CONTENT_TYPE = "application/json; charset=utf-8";

  private final String server;
  private final String root;
  private final ValueCodec json;
  private final ValueCodec codec;
  private final Class<?> type;
  private final String[] revisions = new String[ITEMS];

  RawFirestore(String server, String project, ValueCodec json, ValueCodec codec, Class<?> type) {
    this.server = server + "/v1/";
    this.root = "projects/" + project + "/databases/(default)/documents";
    this.json = json;
    this.codec = codec;
    this.type = type;
  }

  private record Value(@Nullable String stringValue, @Nullable String bytesValue) {}

  private record Fields(Value sort, Value json, Value revision) {}

  private record Found(String name, Fields fields, String updateTime) {}

  private record Element(@Nullable Found document) {}

  private String partition() {
    return root + "/raw/p" + PARTITION;
  }

  private String at(int number) {
    return partition() + "/rows/s" + Workload.key(number);
  }

  private byte[] post(String path, Object request) throws IOException {
    return Rest.send(server + path, CONTENT_TYPE, json.encode(request)).body();
  }

  private void commit(int number, Object value, Map<String, Object> condition) throws IOException {
    String revision = UUID.randomUUID().toString();
    Map<String, Object> fields =
        Map.of(
            "sort", Map.of("bytesValue", base64(Workload.key(number))),
            "json", Map.of("stringValue", new String(codec.encode(value), StandardCharsets.UTF_8)),
            "revision", Map.of("stringValue", revision));
    Map<String, Object> update = Map.of("name", at(number), "fields", fields);
    Map<String, Object> write =
        condition.isEmpty()
            ? Map.of("update", update)
            : Map.of("update", update, "currentDocument", condition);
    post(root + ":commit", Map.of("writes", List.of(write)));
    revisions[number] = revision;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void put(int number, Object value) throws IOException {
    commit(number, value, Map.of());
  }

  @Override
  public void replace(int number, Object value) throws IOException {
    Found there = find(at(number) + "?mask.fieldPaths=revision&mask.fieldPaths=expires");
    if (!revisions[number].equals(there.fields().revision().stringValue())) {
      throw new IllegalStateException("another version is there");
    }
    commit(number, value, Map.of("updateTime", there.updateTime()));
  }

  private Found find(String path) throws IOException {
    return (Found) json.decode(Rest.send(server + path, null, null).body(), Found.class);
  }

  @SuppressWarnings("unchecked") // as its type says
  private List<Element> found(byte[] answer) {
    return (List<Element>) json.decode(answer, FOUND);
  }

  @Override
  public Object get(int number) throws IOException {
    return read(find(at(number))).value();
  }

  private record Read(String key, Object value, @Nullable String revision) {}

  private Read read(Found found) {
    return new Read(
        new String(
            Base64.getDecoder().decode(found.fields().sort().bytesValue()), StandardCharsets.UTF_8),
        codec.decode(
            String.valueOf(found.fields().json().stringValue()).getBytes(StandardCharsets.UTF_8),
            type),
        found.fields().revision().stringValue());
  }

  @Override
  public int page() throws IOException {
    Map<String, Object> field = Map.of("fieldPath", "sort");
    Map<String, Object> structured =
        Map.of(
            "from", List.of(Map.of("collectionId", "rows")),
            "where",
                Map.of(
                    "fieldFilter",
                    Map.of(
                        "field",
                        field,
                        "op",
                        "GREATER_THAN_OR_EQUAL",
                        "value",
                        Map.of("bytesValue", ""))),
            "orderBy", List.of(Map.of("field", field, "direction", "ASCENDING")),
            "limit", ITEMS);
    int count = 0;
    for (Element element :
        found(post(partition() + ":runQuery", Map.of("structuredQuery", structured)))) {
      Found document = element.document();
      count += document == null || read(document).value() == null ? 0 : 1;
    }
    return count;
  }

  @Override
  public void close() {
    // connections are the JDK's
  }
}
