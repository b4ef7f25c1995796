package dev.anyfn.runtime;

import dev.anyfn.SnapshotAware;
import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Hands the checkpoints of CRaC, and so of Lambda SnapStart, to the functions that want them.
 *
 * <p>Platforms hold resources weakly: whoever registers must keep the returned object.
 */
record Checkpoints(List<SnapshotAware> functions) implements Resource {

  static Checkpoints register(List<SnapshotAware> functions) {
    Checkpoints checkpoints = new Checkpoints(functions);
    Core.getGlobalContext().register(checkpoints);
    return checkpoints;
  }

  /** In reverse order of construction, as resources are released. */
  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) throws Exception {
    for (int i = functions.size() - 1; i >= 0; i--) {
      functions.get(i).beforeCheckpoint();
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) throws Exception {
    for (SnapshotAware function : functions) {
      function.afterRestore();
    }
  }
}
