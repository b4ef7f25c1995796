package dev.anyfn.testkit.state;

import dev.anyfn.state.Capability;
import dev.anyfn.state.Condition;
import dev.anyfn.state.Entry;
import dev.anyfn.state.ObjectInfo;
import dev.anyfn.state.Range;
import dev.anyfn.state.Version;
import dev.anyfn.state.spi.BucketDriver;
import dev.anyfn.state.spi.ObjectBody;
import dev.anyfn.state.spi.ObjectPage;
import dev.anyfn.state.spi.ObjectQuery;
import dev.anyfn.state.spi.ObjectWrite;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A bucket in memory, which keeps objects as long as the driver lives. */
public final class InMemoryBucketDriver implements BucketDriver {

  private final Clock clock;
  private final NavigableMap<byte[], Stored> objects = new TreeMap<>(Arrays::compareUnsigned);

  /** Creates an empty bucket; the clock gives the time of the last change. */
  public InMemoryBucketDriver(Clock clock) {
    this.clock = clock;
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Stored(ObjectInfo info, byte[] bytes) {}

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.IF_ABSENT, Capability.IF_VERSION, Capability.CONDITIONAL_DELETE);
  }

  @Override
  public void prime() {
    // There is nothing to connect to.
  }

  @Override
  public synchronized @Nullable ObjectInfo head(String key) {
    Stored stored = objects.get(utf8(key));
    return stored == null ? null : stored.info();
  }

  @Override
  public synchronized @Nullable ObjectBody open(String key, Range range) {
    Stored stored = objects.get(utf8(key));
    if (stored == null) {
      return null;
    }
    byte[] bytes = stored.bytes();
    int offset = (int) Math.min(range.offset(), bytes.length);
    return new ObjectBody(
        stored.info(), new ByteArrayInputStream(bytes, offset, (int) range.within(bytes.length)));
  }

  @Override
  public ObjectInfo write(ObjectWrite write) throws IOException {
    byte[] bytes;
    try (InputStream body = write.body().open()) {
      bytes = body.readAllBytes();
    }
    return put(write, bytes, write.contentType(), write.metadata());
  }

  private synchronized ObjectInfo put(
      ObjectWrite write,
      byte[] bytes,
      @Nullable String type,
      java.util.Map<String, String> metadata) {
    require(write.key(), write.condition());
    ObjectInfo info =
        new ObjectInfo(
            write.key(), bytes.length, new Version(write.nonce()), clock.instant(), type, metadata);
    objects.put(utf8(write.key()), new Stored(info, bytes));
    return info;
  }

  private void require(String key, Condition condition) {
    Stored present = objects.get(utf8(key));
    condition.require(0, present == null ? null : present.info().version());
  }

  @Override
  public synchronized @Nullable ObjectInfo copy(String from, ObjectWrite to) {
    Stored source = objects.get(utf8(from));
    return source == null
        ? null
        : put(to, source.bytes(), source.info().contentType(), source.info().metadata());
  }

  @Override
  public synchronized void delete(String key, Condition condition) {
    require(key, condition);
    objects.remove(utf8(key));
  }

  @Override
  public synchronized ObjectPage list(ObjectQuery query, @Nullable String cursor) {
    List<Entry> entries = new ArrayList<>();
    byte[] from = utf8(cursor == null ? query.prefix() : cursor);
    for (Stored stored : objects.tailMap(from, true).values()) {
      String key = stored.info().key();
      if (!key.startsWith(query.prefix())) {
        break;
      }
      if (cursor != null && startsLike(query, key, cursor)) {
        continue;
      }
      Entry entry = entry(query, stored.info());
      if (!entries.isEmpty() && entries.get(entries.size() - 1).equals(entry)) {
        continue;
      }
      if (entries.size() == query.limit()) {
        return new ObjectPage(entries, entries.get(entries.size() - 1).key());
      }
      entries.add(entry);
    }
    return new ObjectPage(entries, null);
  }

  /** Returns true if a key belongs to the cursor's entry, which was on the page before. */
  private static boolean startsLike(ObjectQuery query, String key, String cursor) {
    String delimiter = query.delimiter();
    return key.equals(cursor)
        || (delimiter != null
            && cursor.length() > query.prefix().length()
            && cursor.endsWith(delimiter)
            && key.startsWith(cursor));
  }

  private static Entry entry(ObjectQuery query, ObjectInfo info) {
    String delimiter = query.delimiter();
    int at = delimiter == null ? -1 : info.key().indexOf(delimiter, query.prefix().length());
    return delimiter == null || at < 0
        ? new Entry.Found(info.key(), info.size(), info.modifiedAt())
        : new Entry.CommonPrefix(info.key().substring(0, at + delimiter.length()));
  }

  private static byte[] utf8(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    // Nothing is held but memory.
  }
}
