package com.example.pitfalls.right;

import com.example.pitfalls.StatusChange;
import dev.anyfn.Batch;
import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.state.Key;
import dev.anyfn.state.Table;
import java.util.Optional;

/** Takes a status only if it is newer than the one that is known. */
public final class Parcel implements Function<Batch<StatusChange>, Void> {

  private final Table parcels;

  public Parcel(Environment environment) {
    parcels = environment.table("parcels");
  }

  @Override
  public Void apply(Batch<StatusChange> changes, Context context) {
    for (Batch.Item<StatusChange> item : changes) {
      StatusChange change = item.value();
      parcels.update(
          Key.of(change.parcel()),
          StatusChange.class,
          known -> known.filter(k -> k.moment() >= change.moment()).or(() -> Optional.of(change)));
    }
    return null;
  }
}
