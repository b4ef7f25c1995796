package dev.anyfn.testkit.sim;

/**
 * What an instance has.
 *
 * @param memory in bytes
 * @param temporaryBytes the size of {@code /tmp}
 */
public record Resources(long memory, long temporaryBytes) implements ProfilePart {}
