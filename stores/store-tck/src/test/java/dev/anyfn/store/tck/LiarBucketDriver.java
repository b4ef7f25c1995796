package dev.anyfn.store.tck;

import dev.anyfn.state.Body;
import dev.anyfn.state.Capability;
import dev.anyfn.state.Condition;
import dev.anyfn.state.Entry;
import dev.anyfn.state.ObjectInfo;
import dev.anyfn.state.Range;
import dev.anyfn.state.SignedUrl;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Version;
import dev.anyfn.state.spi.BucketDriver;
import dev.anyfn.state.spi.ObjectBody;
import dev.anyfn.state.spi.ObjectPage;
import dev.anyfn.state.spi.ObjectQuery;
import dev.anyfn.state.spi.ObjectWrite;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** A bucket that does one thing wrong. */
final class LiarBucketDriver implements BucketDriver {

  private static final AtomicBoolean BROKEN = new AtomicBoolean();

  private final Lie lie;
  private final BucketDriver honest;
  private final Gap gap;
  private final Readers readers = new Readers();
  private final Map<String, byte[]> shared = new ConcurrentHashMap<>();
  private final Map<String, ObjectPage> listings = new HashMap<>();

  LiarBucketDriver(Lie lie, BucketDriver honest, Gap gap) {
    this.lie = lie;
    this.gap = gap;
    this.honest = honest;
    BROKEN.set(false);
  }

  @Override
  public Set<Capability> capabilities() {
    Set<Capability> all = new HashSet<>(honest.capabilities());
    if (lie == Lie.SAYS_DURABLE) {
      all.add(Capability.DURABLE);
    }
    return all;
  }

  @Override
  public void prime() {
    honest.prime();
  }

  private String key(String key) {
    return switch (lie) {
      case CASE_INSENSITIVE -> key.toLowerCase(Locale.ROOT);
      case RESOLVES_DOTS -> key.replaceFirst("^(\\.*/)+", "");
      case SHORT_KEYS -> key.length() > 255 ? key.substring(0, 255) : key;
      default -> key;
    };
  }

  private ObjectInfo info(String key, ObjectInfo info) {
    if (info == null) {
      return null;
    }
    Version version =
        lie == Lie.VERSION_OF_CONTENT ? new Version("v" + content(info.key())) : info.version();
    String type = lie == Lie.FORGETS_TYPE ? null : info.contentType();
    return new ObjectInfo(key, info.size(), version, info.modifiedAt(), type, info.metadata());
  }

  private int content(String key) {
    try (InputStream in = honest.open(key, Range.all()).stream()) {
      return Arrays.hashCode(in.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Condition condition(String key, Condition condition, long length) {
    if (lie == Lie.IGNORES_IF_ABSENT && condition instanceof Condition.IfAbsent
        || lie == Lie.IGNORES_IF_VERSION && condition instanceof Condition.IfVersion
        || lie == Lie.LARGE_WITHOUT_CONDITION && length < 0) {
      return Condition.none();
    }
    boolean unconditional = condition instanceof Condition.None;
    if (lie != Lie.CHECK_THEN_ACT && lie != Lie.VERSION_OF_CONTENT || unconditional) {
      return condition;
    }
    ObjectInfo present = info(key, honest.head(key));
    if (condition instanceof Condition.IfAbsent && present != null
        || condition instanceof Condition.IfVersion must
            && (present == null || !present.version().equals(must.version()))) {
      throw StoreException.preconditionFailed(0, "checked");
    }
    if (lie == Lie.CHECK_THEN_ACT) {
      gap.with(Set.of(key));
    }
    return Condition.none();
  }

  @Override
  public ObjectInfo head(String key) {
    if (BROKEN.get()) {
      throw new IllegalStateException("broken by the close of another");
    }
    return info(key, honest.head(key(key)));
  }

  @Override
  public ObjectBody open(String key, Range range) {
    if (BROKEN.get()) {
      throw new IllegalStateException("broken by the close of another");
    }
    Range read = lie == Lie.IGNORES_RANGE ? Range.all() : range;
    ObjectBody body = readers.read(() -> honest.open(key(key), read));
    if (body == null && lie == Lie.EMPTY_FOR_ABSENT) {
      return new ObjectBody(
          new ObjectInfo(key, 0, new Version("none"), java.time.Instant.EPOCH, null, Map.of()),
          InputStream.nullInputStream());
    }
    if (body == null) {
      return null;
    }
    InputStream stream = body.stream();
    if (lie == Lie.SHARES_ARRAY) {
      stream = new Sharing(shared.computeIfAbsent(key, k -> all(body.stream())));
    } else if (lie == Lie.READS_LIVE) {
      stream = new Live(key(key));
    }
    return new ObjectBody(info(key, body.info()), stream);
  }

  private static byte[] all(InputStream stream) {
    try (stream) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public ObjectInfo write(ObjectWrite write) throws IOException {
    String key = key(write.key());
    shared.remove(write.key());
    Condition condition = condition(key, write.condition(), write.body().length());
    Map<String, String> metadata = new HashMap<>(write.metadata());
    ObjectInfo before = lie == Lie.KEEPS_OLD_METADATA ? honest.head(key) : null;
    if (before != null) {
      metadata.putAll(before.metadata());
    }
    if (lie == Lie.DROPS_EMPTY && write.body().length() == 0) {
      return new ObjectInfo(
          key, 0, new Version(write.nonce()), java.time.Instant.now(), "x/y", metadata);
    }
    if (lie == Lie.TORN_WRITES && honest.head(key) != null) {
      byte[] half = Arrays.copyOf(all(write.body().open()), (int) write.body().length() / 2);
      ObjectWrite first = with(write, key, Body.of(half), metadata, Condition.none());
      readers.see(() -> honest.write(first));
    }
    ObjectInfo written = honest.write(with(write, key, body(write, key), metadata, condition));
    return info(write.key(), written);
  }

  private static ObjectWrite with(
      ObjectWrite write, String key, Body body, Map<String, String> metadata, Condition must) {
    return new ObjectWrite(key, body, write.contentType(), metadata, must, write.nonce());
  }

  private Body body(ObjectWrite write, String key) throws IOException {
    if (lie == Lie.DROPS_LAST_BYTE) {
      byte[] bytes = all(write.body().open());
      return Body.of(Arrays.copyOf(bytes, Math.max(0, bytes.length - 1)));
    }
    if (lie == Lie.HOLDS_ALL) {
      return Body.of(all(write.body().open()));
    }
    if (lie != Lie.KEEPS_BROKEN_BODY) {
      return write.body();
    }
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try (InputStream in = write.body().open()) {
      in.transferTo(read);
    } catch (IOException e) {
      Body part = Body.of(read.toByteArray());
      honest.write(with(write, key, part, write.metadata(), Condition.none()));
      throw e;
    }
    return Body.of(read.toByteArray());
  }

  @Override
  public ObjectInfo copy(String from, ObjectWrite to) {
    if (lie == Lie.COPY_DOES_NOTHING) {
      return honest.head(from);
    }
    String key = key(to.key());
    Condition condition = condition(key, to.condition(), 0);
    return info(
        to.key(), honest.copy(key(from), with(to, key, to.body(), to.metadata(), condition)));
  }

  @Override
  public void delete(String key, Condition condition) {
    if (lie == Lie.DELETE_DOES_NOTHING) {
      return;
    }
    boolean ignores = lie == Lie.IGNORES_DELETE_CONDITION;
    honest.delete(key(key), ignores ? Condition.none() : condition(key(key), condition, 0));
  }

  @Override
  public ObjectPage list(ObjectQuery query, String cursor) {
    String delimiter = lie == Lie.IGNORES_DELIMITER ? null : query.delimiter();
    if (lie == Lie.STALE_LISTING) {
      return listings.computeIfAbsent(query + "" + cursor, k -> honest.list(query, cursor));
    }
    if (lie == Lie.PAGES_BY_OFFSET || lie == Lie.ORDER_OF_UTF16) {
      return offset(query, cursor);
    }
    ObjectPage page =
        honest.list(new ObjectQuery(query.prefix(), delimiter, query.limit()), cursor);
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : page.entries()) {
      entries.add(entry instanceof Entry.Found found ? listed(found) : entry);
    }
    return new ObjectPage(entries, lie == Lie.FIRST_PAGE_ONLY ? null : page.next());
  }

  private Entry listed(Entry.Found found) {
    String key = found.key();
    long size = lie == Lie.LISTS_NO_SIZE ? 0 : found.size();
    if (lie == Lie.LISTS_ESCAPED) {
      key = URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }
    return new Entry.Found(key, size, found.modifiedAt());
  }

  private ObjectPage offset(ObjectQuery query, String cursor) {
    ObjectQuery whole = new ObjectQuery(query.prefix(), query.delimiter(), 1000);
    List<Entry> all = new ArrayList<>(honest.list(whole, null).entries());
    if (lie == Lie.ORDER_OF_UTF16) {
      all.sort(Comparator.comparing(Entry::key));
    }
    int start = cursor == null ? 0 : Integer.parseInt(cursor);
    int end = Math.min(all.size(), start + query.limit());
    return new ObjectPage(
        all.subList(Math.min(start, end), end), end == all.size() ? null : "" + end);
  }

  @Override
  public URI sign(SignedUrl request) {
    return honest.sign(request);
  }

  @Override
  public void close() {
    if (lie == Lie.CLOSE_BREAKS_OTHERS) {
      BROKEN.set(true);
    }
    honest.close();
  }

  /** Gives its own array away. */
  private static final class Sharing extends ByteArrayInputStream {
    Sharing(byte[] bytes) {
      super(bytes);
    }

    @Override
    public byte[] readAllBytes() {
      return buf;
    }
  }

  /** Reads what is there at each read. */
  private final class Live extends InputStream {
    private final String key;
    private int position;

    Live(String key) {
      this.key = key;
    }

    @Override
    public int read() {
      byte[] now = all(honest.open(key, Range.all()).stream());
      return position < now.length ? now[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      byte[] now = all(honest.open(key, Range.all()).stream());
      int count = Math.min(length, now.length - position);
      if (count <= 0) {
        return length == 0 ? 0 : -1;
      }
      System.arraycopy(now, position, buffer, offset, count);
      position += count;
      return count;
    }
  }
}
