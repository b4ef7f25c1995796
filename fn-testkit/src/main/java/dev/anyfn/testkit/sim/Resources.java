package dev.anyfn.testkit.sim;

/**
 * The memory and the disk of an instance.
 *
 * @param memory in bytes
 * @param temporaryBytes the size of {@code /tmp}
 */
public record Resources(long memory, long temporaryBytes) implements ProfilePart {}
