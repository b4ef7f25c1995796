package dev.anyfn.benchmarks.stores;

import dev.anyfn.state.spi.ValueCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * REST by hand. The nonce in the metadata is what shows, after a lost answer, whether the object
 * was written.
 */
final class RawGcs implements Workload {

  private static final String FIELDS = "size,generation,updated,contentType,metadata";

  private final String server;
  private final String bucket;
  private final ValueCodec json;
  private final ValueCodec codec;
  private final Class<?> type;
  private final String[] generations = new String[ITEMS];

  RawGcs(String server, String bucket, ValueCodec json, ValueCodec codec, Class<?> type) {
    this.server = server;
    this.bucket = bucket;
    this.json = json;
    this.codec = codec;
    this.type = type;
  }

  private record Resource(String name, String contentType, Map<String, String> metadata) {}

  private record Written(
      String size,
      String generation,
      Instant updated,
      String contentType,
      Map<String, String> metadata) {}

  private static String at(int number) {
    return "raw/" + PARTITION + "/" + Workload.key(number);
  }

  @Override
  public void put(int number, Object value) throws IOException {
    generations[number] = write(number, value, "");
  }

  @Override
  public void replace(int number, Object value) throws IOException {
    generations[number] = write(number, value, "&ifGenerationMatch=" + generations[number]);
  }

  private String write(int number, Object value, String condition) throws IOException {
    String nonce = UUID.randomUUID().toString();
    ByteArrayOutputStream body = new ByteArrayOutputStream(2048);
    add(body, "--" + nonce + "\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n");
    body.writeBytes(
        json.encode(new Resource(at(number), "application/json", Map.of("nonce", nonce))));
    add(body, "\r\n--" + nonce + "\r\nContent-Type: application/json\r\n\r\n");
    body.writeBytes(codec.encode(value));
    add(body, "\r\n--" + nonce + "--\r\n");
    Rest.Answer answer =
        Rest.send(
            server
                + "/upload/storage/v1/b/"
                + bucket
                + "/o?uploadType=multipart&fields="
                + FIELDS
                + condition,
            "multipart/related; boundary=" + nonce,
            body.toByteArray());
    return ((Written) json.decode(answer.body(), Written.class)).generation();
  }

  private static void add(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public Object get(int number) throws IOException {
    Rest.Answer answer = Rest.send(server + "/" + bucket + "/" + at(number), null, null);
    generations[number] = answer.connection().getHeaderField("x-goog-generation");
    return codec.decode(answer.body(), type);
  }

  private record Page(List<Listed> items) {}

  private record Listed(String name, String size, Instant updated) {}

  private record Found(String key, long size, Instant modified) {}

  @Override
  public int page() throws IOException {
    Rest.Answer answer =
        Rest.send(
            server
                + "/storage/v1/b/"
                + bucket
                + "/o?fields=items(name,size,updated),prefixes,nextPageToken&maxResults="
                + ITEMS
                + "&prefix="
                + URLEncoder.encode("raw/" + PARTITION + "/", StandardCharsets.UTF_8),
            null,
            null);
    List<Found> page = new ArrayList<>();
    for (Listed found : ((Page) json.decode(answer.body(), Page.class)).items()) {
      page.add(new Found(found.name().substring(4), Long.parseLong(found.size()), found.updated()));
    }
    return page.size();
  }

  @Override
  public void close() {
    // connections are the JDK's
  }
}
