package dev.anyfn.state;

import dev.anyfn.state.spi.RowWrite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Turns the writes of a table into those of its driver, within the limits of {@link Table}. */
final class WriteEncoder {

  private final Table table;

  WriteEncoder(Table table) {
    this.table = table;
  }

  List<RowWrite> encode(List<Write> writes, Version revision, Instant now) {
    if (writes.isEmpty() || writes.size() > Table.MAX_ATOMIC_WRITES) {
      throw new IllegalArgumentException(
          "atomic takes 1 to " + Table.MAX_ATOMIC_WRITES + " writes, not " + writes.size());
    }
    Set<Key> keys = new HashSet<>();
    List<RowWrite> rows = new ArrayList<>(writes.size());
    long bytes = 0;
    for (Write write : writes) {
      if (!keys.add(write.key())) {
        throw new IllegalArgumentException("atomic writes " + write.key() + " twice");
      }
      RowWrite row = encode(write, revision, now);
      bytes += row instanceof RowWrite.Put put ? put.value().length : 0;
      rows.add(row);
    }
    if (bytes > Table.MAX_ATOMIC_BYTES) {
      throw tooLarge("the documents have " + bytes + " bytes in all", Table.MAX_ATOMIC_BYTES)
          .at(table.place("atomic"));
    }
    return rows;
  }

  RowWrite encode(Write write, Version revision, Instant now) {
    Object value = write.value();
    if (value == null) {
      if (write.kind() == Write.Kind.CHECK) {
        return new RowWrite.Check(write.key(), write.condition());
      }
      Lazy.requireDeletable(write.condition());
      return new RowWrite.Delete(write.key(), write.condition());
    }
    byte[] json = table.context().codec().encode(value);
    if (json.length > Table.MAX_DOCUMENT_BYTES) {
      throw tooLarge("the document has " + json.length + " bytes of JSON", Table.MAX_DOCUMENT_BYTES)
          .at(table.place("put", write.key()));
    }
    return new RowWrite.Put(write.key(), json, revision, write.expiry(now), write.condition());
  }

  private static StoreException tooLarge(String what, int most) {
    return new StoreException(
        StoreError.PAYLOAD_TOO_LARGE,
        what + ", and the limit is " + most + ": put it into a bucket and its key into the table");
  }
}
