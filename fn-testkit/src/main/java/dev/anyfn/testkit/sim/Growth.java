package dev.anyfn.testkit.sim;

/**
 * The way a platform makes instances: one whenever none has room, up to a limit.
 *
 * @param maxInstances how many instances there may be
 */
public record Growth(int maxInstances) implements ProfilePart {}
