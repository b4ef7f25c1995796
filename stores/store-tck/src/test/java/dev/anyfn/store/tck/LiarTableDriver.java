package dev.anyfn.store.tck;

import dev.anyfn.state.Capability;
import dev.anyfn.state.Condition;
import dev.anyfn.state.Key;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Version;
import dev.anyfn.state.spi.Row;
import dev.anyfn.state.spi.RowPage;
import dev.anyfn.state.spi.RowQuery;
import dev.anyfn.state.spi.RowWrite;
import dev.anyfn.state.spi.TableDriver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** A table that does one thing wrong. */
final class LiarTableDriver implements TableDriver {

  private static final AtomicBoolean BROKEN = new AtomicBoolean();

  private final Lie lie;
  private final TableDriver honest;
  private final Gap gap;
  private final Map<Key, Key> originals = new ConcurrentHashMap<>();
  private final Map<String, Integer> served = new HashMap<>();

  LiarTableDriver(Lie lie, TableDriver honest, Gap gap) {
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

  private Key key(Key key) {
    return switch (lie) {
      case CASE_INSENSITIVE -> Key.of(lower(key.partition()), lower(key.sort()));
      case JOINS_KEYS -> Key.of(key.partition() + key.sort());
      case SHORT_KEYS -> Key.of(cut(key.partition()), cut(key.sort()));
      default -> key;
    };
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String cut(String text) {
    return text.length() > 255 ? text.substring(0, 255) : text;
  }

  private Row row(Key asked, Row row) {
    if (row == null) {
      return null;
    }
    byte[] value = row.value();
    if (lie == Lie.DROPS_LAST_BYTE) {
      value = Arrays.copyOf(value, value.length - 1);
    } else if (lie == Lie.SMALL_DOCUMENTS && value.length > 65536) {
      value = Arrays.copyOf(value, 65536);
    }
    Version version =
        lie == Lie.VERSION_OF_CONTENT ? new Version("v" + Arrays.hashCode(value)) : row.version();
    return new Row(asked, value, version, row.expiresAt());
  }

  @Override
  public Row get(Key key) {
    if (BROKEN.get()) {
      throw new IllegalStateException("broken by the close of another");
    }
    return row(key, honest.get(key(key)));
  }

  @Override
  public void write(RowWrite write, Instant now) {
    if (lie == Lie.DELETE_DOES_NOTHING && write instanceof RowWrite.Delete) {
      return;
    }
    RowWrite bent = bent(write, now);
    checkedAll(List.of(write));
    honest.write(bent, time(now));
  }

  /** The gap between checking and writing. */
  private void checkedAll(List<RowWrite> writes) {
    if (lie != Lie.CHECK_THEN_ACT && lie != Lie.ATOMIC_UNLOCKED) {
      return;
    }
    Set<String> keys =
        writes.stream()
            .filter(write -> !(write.condition() instanceof Condition.None))
            .map(write -> write.key().toString())
            .collect(Collectors.toSet());
    if (!keys.isEmpty()) {
      gap.with(keys);
    }
  }

  private Instant time(Instant now) {
    return lie == Lie.IGNORES_NOW || lie == Lie.EXPIRED_BLOCKS ? Instant.EPOCH : now;
  }

  private RowWrite bent(RowWrite write, Instant now) {
    Key key = key(write.key());
    originals.put(key, write.key());
    Condition condition = condition(write, key, now);
    if (!(write instanceof RowWrite.Put put)) {
      return write instanceof RowWrite.Delete
          ? new RowWrite.Delete(key, condition)
          : new RowWrite.Check(key, condition);
    }
    Row before = honest.get(key);
    Instant expiry = put.expiresAt();
    if (lie == Lie.KEEPS_EXPIRY && before != null) {
      expiry = before.expiresAt();
    } else if (lie == Lie.EXPIRY_IN_SECONDS && expiry != null) {
      expiry = Instant.ofEpochSecond(expiry.getEpochSecond());
    }
    boolean keeps = lie == Lie.KEEPS_REVISION_OF_EXPIRED && before != null && before.expired(now);
    Version revision = keeps ? before.version() : put.revision();
    return new RowWrite.Put(key, put.value(), revision, expiry, condition);
  }

  private Condition condition(RowWrite write, Key key, Instant now) {
    Condition condition = write.condition();
    boolean ignored =
        switch (lie) {
          case IGNORES_IF_ABSENT -> condition instanceof Condition.IfAbsent;
          case IGNORES_IF_VERSION ->
              condition instanceof Condition.IfVersion && write instanceof RowWrite.Put;
          case IGNORES_DELETE_CONDITION -> write instanceof RowWrite.Delete;
          default -> false;
        };
    if (lie != Lie.CHECK_THEN_ACT && lie != Lie.ATOMIC_UNLOCKED) {
      return ignored ? Condition.none() : condition;
    }
    checked(write, key, now, 0);
    return Condition.none();
  }

  private void checked(RowWrite write, Key key, Instant now, int index) {
    Row row = honest.get(key);
    Row present = row == null || row.expired(now) ? null : row;
    if (write.condition() instanceof Condition.IfAbsent && present != null
        || write.condition() instanceof Condition.IfVersion must
            && (present == null || !present.version().equals(must.version()))) {
      throw StoreException.preconditionFailed(index, "checked");
    }
  }

  @Override
  public void atomic(List<RowWrite> writes, Instant now) {
    List<RowWrite> bent = new ArrayList<>();
    for (RowWrite write : writes) {
      if (lie == Lie.IGNORES_CHECKS && write instanceof RowWrite.Check) {
        continue;
      }
      bent.add(bent(write, now));
    }
    if (lie == Lie.ATOMIC_FIRST_ONLY) {
      honest.write(bent.get(0), now);
    } else if (lie == Lie.ATOMIC_ONE_BY_ONE) {
      oneByOne(bent, now);
    } else if (lie == Lie.ATOMIC_OF_25) {
      honest.atomic(bent.subList(0, Math.min(25, bent.size())), now);
    } else {
      checkedAll(writes);
      honest.atomic(bent, time(now));
    }
  }

  private void oneByOne(List<RowWrite> writes, Instant now) {
    for (int i = 0; i < writes.size(); i++) {
      try {
        honest.write(writes.get(i), now);
      } catch (StoreException e) {
        throw e.error() == StoreError.PRECONDITION_FAILED
            ? StoreException.preconditionFailed(i, "one by one")
            : e;
      }
    }
  }

  @Override
  public RowPage query(RowQuery query) {
    return switch (lie) {
      case PARTITION_IS_PREFIX -> prefix(query);
      case BOUND_IS_EXCLUSIVE -> exclusive(query);
      case ORDER_OF_UTF16 -> sorted(query);
      case PAGES_BY_OFFSET -> offset(query);
      case FIRST_PAGE_ONLY -> new RowPage(honest.query(query).rows(), false);
      case ONE_MEGABYTE -> oneMegabyte(honest.query(query));
      case QUERY_FORGETS_EXPIRY -> forgetful(honest.query(query));
      default -> honest.query(query);
    };
  }

  private RowPage prefix(RowQuery query) {
    List<Row> rows = new ArrayList<>(honest.query(query).rows());
    for (Key key : originals.keySet()) {
      boolean longer = key.partition().length() > query.partition().length();
      if (longer && key.partition().startsWith(query.partition())) {
        rows.add(honest.get(key));
      }
    }
    return new RowPage(rows, false);
  }

  private RowPage exclusive(RowQuery query) {
    byte[] from = query.from();
    byte[] after = from.length == 0 ? from : Arrays.copyOf(from, from.length + 1);
    return honest.query(
        new RowQuery(query.partition(), after, query.before(), query.descending(), query.limit()));
  }

  private RowPage sorted(RowQuery query) {
    List<Row> rows = new ArrayList<>(whole(query));
    rows.sort(Comparator.comparing(row -> row.key().sort()));
    if (query.descending()) {
      Collections.reverse(rows);
    }
    return new RowPage(rows, false);
  }

  private List<Row> whole(RowQuery query) {
    return honest
        .query(
            new RowQuery(query.partition(), new byte[0], query.before(), query.descending(), 1000))
        .rows();
  }

  private RowPage offset(RowQuery query) {
    int start = query.from().length == 0 ? 0 : served.getOrDefault(query.partition(), 0);
    List<Row> rows = whole(query);
    int end = Math.min(rows.size(), start + query.limit());
    served.put(query.partition(), end);
    return new RowPage(rows.subList(Math.min(start, end), end), end < rows.size());
  }

  private static RowPage oneMegabyte(RowPage page) {
    List<Row> rows = new ArrayList<>();
    int bytes = 0;
    for (Row row : page.rows()) {
      bytes += row.value().length;
      if (bytes > 1_000_000) {
        return new RowPage(rows, false);
      }
      rows.add(row);
    }
    return new RowPage(rows, page.more());
  }

  private static RowPage forgetful(RowPage page) {
    List<Row> rows = new ArrayList<>();
    for (Row row : page.rows()) {
      rows.add(new Row(row.key(), row.value(), row.version(), null));
    }
    return new RowPage(rows, page.more());
  }

  @Override
  public void close() {
    if (lie == Lie.CLOSE_BREAKS_OTHERS) {
      BROKEN.set(true);
    }
    honest.close();
  }
}
