package dev.anyfn;

/**
 * A function that is notified when its instance is frozen into an image and restored from it, by
 * Lambda SnapStart or by CRaC.
 *
 * <p>Many instances start from one image. Set in {@link #afterRestore} whatever must differ between
 * them or does not survive time: random seeds, cached credentials, clocks, open connections. A
 * platform without images calls neither method.
 */
public interface SnapshotAware {

  /**
   * Prepares for the image, after construction; close connections here.
   *
   * @throws Exception to refuse: the platform then reports a failed initialisation
   */
  default void beforeCheckpoint() throws Exception {}

  /**
   * Restores the state of one instance, before its first invocation.
   *
   * @throws Exception to refuse: the platform then discards this instance
   */
  default void afterRestore() throws Exception {}
}
