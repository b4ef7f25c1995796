package dev.anyfn.testkit.sim.steer;

import java.util.List;

/**
 * The state of an instance at one moment, as far as it outlives a call. Immutable.
 *
 * @param <C> a change from one to another
 */
public interface Snapshot<C> {

  /**
   * {@return this, with what another knows of classes that were not loaded yet}
   *
   * @param later of the same instance, or of one like it
   */
  Snapshot<C> completedBy(Snapshot<C> later);

  /**
   * {@return the differences, by kind and name; for an object, the fields in it that differ}
   *
   * @param after of the same instance at a later time, or of another
   */
  List<C> changesTo(Snapshot<C> after);
}
