package dev.anyfn.store.tck;

import dev.anyfn.state.Capability;
import dev.anyfn.state.Key;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.Row;
import dev.anyfn.state.spi.RowPage;
import dev.anyfn.state.spi.RowQuery;
import dev.anyfn.state.spi.RowWrite;
import dev.anyfn.state.spi.TableDriver;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The table of a {@link RemoteServer}. */
final class RemoteTableDriver implements TableDriver {

  private final Remote remote;

  RemoteTableDriver(Remote remote) {
    this.remote = remote;
  }

  @Override
  public Set<Capability> capabilities() {
    Set<Capability> all =
        new HashSet<>(Set.of(Capability.ATOMIC, Capability.SHARED, Capability.DURABLE));
    if (remote.lie() == Lie.HIDES_DURABLE) {
      all.remove(Capability.DURABLE);
    }
    return all;
  }

  @Override
  public void prime() {
    get(Key.of("prime"));
  }

  private Object[] read(Object... question) {
    try {
      return remote.call(question);
    } catch (IOException e) {
      throw Remote.unavailable(e);
    } catch (StoreException e) {
      if (remote.lie() == Lie.MISSING_IS_ABSENT && e.error() == StoreError.NOT_FOUND) {
        return new Object[] {"none", null};
      }
      throw e;
    }
  }

  @Override
  public Row get(Key key) {
    Object[] row = (Object[]) read("get", key.partition(), key.sort())[1];
    return row == null ? null : RemoteServer.row(row);
  }

  @Override
  public void write(RowWrite write, Instant now) {
    send("row", RemoteServer.fields(write), now.toEpochMilli());
  }

  @Override
  public void atomic(List<RowWrite> writes, Instant now) {
    send("rows", writes.stream().map(RemoteServer::fields).toArray(), now.toEpochMilli());
  }

  private void send(Object... question) {
    try {
      remote.call(question);
    } catch (IOException e) {
      if (remote.lie() != Lie.RETRIES_BLINDLY) {
        throw remote.lost(e);
      }
      try {
        remote.call(question);
      } catch (IOException again) {
        throw remote.lost(again);
      }
    }
  }

  @Override
  public RowPage query(RowQuery query) {
    Object[] answer =
        read(
            "query",
            query.partition(),
            query.from(),
            query.before(),
            query.descending(),
            query.limit());
    List<Row> rows = new ArrayList<>();
    for (int i = 2; i < answer.length; i++) {
      rows.add(RemoteServer.row((Object[]) answer[i]));
    }
    return new RowPage(rows, (boolean) answer[1]);
  }

  @Override
  public void close() {}
}
