package dev.anyfn;

/**
 * A function that wants to know when its instance is frozen into an image and thawed from it:
 * Lambda SnapStart, or CRaC on a JVM that has it.
 *
 * <p>Many instances start from one image. What must differ between them, or does not survive time,
 * belongs into {@link #afterRestore}: random seeds, cached credentials, clocks, open connections.
 * Where no image is ever made, neither method is called.
 */
public interface SnapshotAware {

  /**
   * Called before the image is made, after construction; close connections here.
   *
   * @throws Exception to refuse: the platform then reports a failed initialisation
   */
  default void beforeCheckpoint() throws Exception {}

  /**
   * Called in each instance made from the image, before its first invocation.
   *
   * @throws Exception to refuse: the platform then throws this instance away
   */
  default void afterRestore() throws Exception {}
}
