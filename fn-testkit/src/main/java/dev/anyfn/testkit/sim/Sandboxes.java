package dev.anyfn.testkit.sim;

import dev.anyfn.testkit.sim.pool.PoolView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The instances of a pool, in the order in which they were made. Guarded by the pool. */
final class Sandboxes implements PoolView {

  private final PlatformProfile profile;
  private final Plan.Places places;
  private final List<Sandbox> all = new ArrayList<>();
  private final Map<Integer, Sandbox> labels = new HashMap<>();
  private int made;

  Sandboxes(Plan plan) {
    this.profile = plan.profile();
    this.places = plan.places();
  }

  @Override
  public int instances() {
    return all.size();
  }

  @Override
  public int free() {
    int best = NONE;
    for (int i = 0; i < all.size(); i++) {
      Sandbox sandbox = all.get(i);
      if (sandbox.active() < profile.admission().concurrency()
          && (best == NONE
              || profile.reuse().prefers(sandbox.lastUsed(), all.get(best).lastUsed()))) {
        best = i;
      }
    }
    return best;
  }

  @Override
  public boolean crashed(int instance) {
    GuestProcess process = all.get(instance).process();
    return process != null && process.death() != null;
  }

  Sandbox get(int instance) {
    return all.get(instance);
  }

  int numberOf(Sandbox sandbox) {
    return all.indexOf(sandbox);
  }

  /** Returns the one that a tool has given a label, if it is still there. */
  @Nullable Sandbox labelled(int label) {
    Sandbox sandbox = labels.get(label);
    return all.contains(sandbox) ? sandbox : null;
  }

  Sandbox make(long now, @Nullable Integer label) {
    int turn = made++;
    Sandbox sandbox =
        new Sandbox(
            "i" + made, profile.resources(), places.locale(turn), places.timeZone(turn), now);
    all.add(sandbox);
    if (label != null) {
      labels.put(label, sandbox);
    }
    return sandbox;
  }

  void remove(Sandbox sandbox) {
    all.remove(sandbox);
  }

  List<Sandbox> copy() {
    return List.copyOf(all);
  }
}
