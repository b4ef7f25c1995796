package com.example.pitfalls.wrong;

import com.example.pitfalls.StatusChange;
import dev.anyfn.Batch;
import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.state.Key;
import dev.anyfn.state.Table;

/** Takes the status that arrives last for the one that is true. */
public final class Parcel implements Function<Batch<StatusChange>, Void> {

  private final Table parcels;

  public Parcel(Environment environment) {
    parcels = environment.table("parcels");
  }

  @Override
  public Void apply(Batch<StatusChange> changes, Context context) {
    for (Batch.Item<StatusChange> change : changes) {
      parcels.put(Key.of(change.value().parcel()), change.value());
    }
    return null;
  }
}
