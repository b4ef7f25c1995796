package dev.anyfn.store.gcs;

import dev.anyfn.state.Entry;
import dev.anyfn.state.spi.ObjectPage;
import dev.anyfn.state.spi.ObjectQuery;
import dev.anyfn.store.google.Call;
import dev.anyfn.store.google.Json;
import dev.anyfn.store.google.Reply;
import dev.anyfn.store.google.Times;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists objects. Google's page token stands for a name, so what is put before it moves nothing. */
final class Listing {

  private static final Comparator<Entry> ORDER =
      (a, b) -> Arrays.compareUnsigned(utf8(a.key()), utf8(b.key()));

  private final Api api;
  private final ObjectNames names;

  Listing(Api api, ObjectNames names) {
    this.api = api;
    this.names = names;
  }

  ObjectPage page(ObjectQuery query, @Nullable String cursor) {
    String delimiter = query.delimiter();
    String url =
        api.objects()
            + "?fields=items(name,size,updated),prefixes,nextPageToken&maxResults="
            + query.limit()
            + Api.with("prefix", names.ofPrefix(query.prefix()))
            + Api.with("delimiter", delimiter == null ? null : ObjectNames.escape(delimiter))
            + Api.with("pageToken", cursor);
    Reply reply = api.google().read(Call.of("GET", url));
    if (reply.status() != Api.OK) {
      throw api.failure(reply);
    }
    Json answer = reply.json();
    List<Entry> entries = new ArrayList<>();
    for (Json item : answer.at("items").elements()) {
      String key = names.key(item.at("name").required());
      long size = Long.parseLong(item.at("size").required());
      Instant modified = Times.ofDocument(item.at("updated").required());
      if (key.startsWith(query.prefix())) {
        entries.add(new Entry.Found(key, size, modified));
      }
    }
    List<Json> prefixes = answer.at("prefixes").elements();
    for (Json prefix : prefixes) {
      entries.add(new Entry.CommonPrefix(names.key(prefix.required())));
    }
    if (!prefixes.isEmpty()) {
      entries.sort(ORDER); // Each of the two lists is in order.
    }
    return new ObjectPage(entries, answer.at("nextPageToken").text());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
