package dev.anyfn.testkit.sim.steer;

import java.util.List;

/**
 * What an instance held at one moment that outlives a call. Immutable.
 *
 * @param <C> a change from one to another
 */
public interface Snapshot<C> {

  /**
   * Returns this, with what another knows of classes that were not loaded yet.
   *
   * @param later of the same instance, or of one like it
   * @return another snapshot
   */
  Snapshot<C> completedBy(Snapshot<C> later);

  /**
   * Returns the differences.
   *
   * @param after of the same instance at a later time, or of another
   * @return sorted by kind and name; for an object, the fields in it that differ
   */
  List<C> changesTo(Snapshot<C> after);
}
