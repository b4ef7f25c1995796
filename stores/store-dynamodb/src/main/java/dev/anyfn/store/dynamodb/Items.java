package dev.anyfn.store.dynamodb;

import dev.anyfn.state.Key;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Version;
import dev.anyfn.state.spi.Row;
import dev.anyfn.state.spi.RowWrite;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Rows as items of DynamoDB. */
final class Items {

  static final String PARTITION = "pk";
  static final String SORT = "sk";
  static final String DOCUMENT = "doc";
  static final String REVISION = "rev";

  /** Milliseconds, by which we go. */
  static final String EXPIRES = "expires_ms";

  /** Seconds, rounded up, by which DynamoDB deletes, some days later. */
  static final String TIME_TO_LIVE = "ttl";

  private static final long MS = 1000;

  private Items() {}

  static AttributeValue partition(String partition) {
    return binary(partition.getBytes(StandardCharsets.UTF_8));
  }

  /** A sort key of DynamoDB is never empty, so each has one byte more in front. */
  static AttributeValue sort(byte[] utf8) {
    byte[] bytes = new byte[utf8.length + 1];
    System.arraycopy(utf8, 0, bytes, 1, utf8.length);
    return binary(bytes);
  }

  static Map<String, AttributeValue> key(Key key) {
    return Map.of(
        PARTITION,
        partition(key.partition()),
        SORT,
        sort(key.sort().getBytes(StandardCharsets.UTF_8)));
  }

  static Map<String, AttributeValue> item(RowWrite.Put put) {
    Map<String, AttributeValue> item = new HashMap<>(key(put.key()));
    item.put(DOCUMENT, AttributeValue.fromS(new String(put.value(), StandardCharsets.UTF_8)));
    item.put(REVISION, AttributeValue.fromS(put.revision().token()));
    Instant end = put.expiresAt();
    if (end != null) {
      item.put(EXPIRES, number(end.toEpochMilli()));
      item.put(TIME_TO_LIVE, number(-Math.floorDiv(-end.toEpochMilli(), MS)));
    }
    return item;
  }

  static Row row(String partition, Map<String, AttributeValue> item) {
    byte[] sort = attribute(item, SORT).b().asByteArray();
    Key key = Key.of(partition, new String(sort, 1, sort.length - 1, StandardCharsets.UTF_8));
    AttributeValue end = item.get(EXPIRES);
    return new Row(
        key,
        attribute(item, DOCUMENT).s().getBytes(StandardCharsets.UTF_8),
        Version.of(attribute(item, REVISION).s()),
        end == null ? null : Instant.ofEpochMilli(Long.parseLong(end.n())));
  }

  /** Returns true if the item in the way was written by this very write. */
  static boolean isOwn(@Nullable Map<String, AttributeValue> item, RowWrite write) {
    AttributeValue revision = item == null ? null : item.get(REVISION);
    return revision != null
        && write instanceof RowWrite.Put put
        && put.revision().token().equals(revision.s());
  }

  static boolean hasSort(Map<String, AttributeValue> item, byte[] utf8) {
    byte[] sort = attribute(item, SORT).b().asByteArray();
    return Arrays.equals(sort, 1, sort.length, utf8, 0, utf8.length);
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new StoreException(
          StoreError.INTERNAL, "the item has no attribute " + name + ": it was not put by AnyFn");
    }
    return value;
  }

  private static AttributeValue binary(byte[] bytes) {
    return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes));
  }
}
