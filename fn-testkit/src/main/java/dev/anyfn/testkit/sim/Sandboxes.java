package dev.anyfn.testkit.sim;

import dev.anyfn.testkit.sim.pool.PoolView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The instances of a pool, in the order in which they were made. Guarded by the pool. */
final class Sandboxes implements PoolView {

  private final Plan plan;
  private final PlatformProfile profile;
  private final World world;
  private final List<Sandbox> all = new ArrayList<>();
  private final Map<Integer, Sandbox> labels = new HashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private int made;

  Sandboxes(Plan plan, World world) {
    this.plan = plan;
    this.profile = plan.profile();
    this.world = world;
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

  Sandbox make(@Nullable Integer label) {
    int turn = made++;
    Sandbox sandbox =
        new Sandbox(
            "i" + made,
            profile.resources(),
            plan.places().locale(turn),
            plan.places().timeZone(turn),
            world.time().nanos());
    all.add(sandbox);
    if (label != null) {
      labels.put(label, sandbox);
    }
    return sandbox;
  }

  /** Starts another process in an instance. */
  GuestProcess replace(Sandbox sandbox) {
    String name = "anyfn-" + world.token() + "-" + sandbox.id() + "-" + (sandbox.processes() + 1);
    GuestProcess process = new GuestProcess(name, sandbox, plan, world);
    sandbox.process(process);
    return process;
  }

  /** Ends an instance, its process first. */
  void end(Sandbox sandbox) {
    all.remove(sandbox);
    GuestProcess process = sandbox.process();
    if (process != null) {
      new Shutdown(process, profile.lifecycle().grace(), world).run();
      warnings.addAll(process.warnings());
    }
    sandbox.deleteTemporary();
  }

  List<String> warnings() {
    List<String> found = new ArrayList<>(warnings);
    for (Sandbox sandbox : all) {
      GuestProcess process = sandbox.process();
      if (process != null) {
        found.addAll(process.warnings());
      }
    }
    return found;
  }

  List<Sandbox> copy() {
    return List.copyOf(all);
  }
}
