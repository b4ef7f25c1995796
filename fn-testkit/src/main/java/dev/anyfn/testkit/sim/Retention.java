package dev.anyfn.testkit.sim;

import java.time.Duration;

/**
 * The time for which a platform keeps instances.
 *
 * @param idleTime how long an instance is kept without work; zero ends it with its invocation. A
 *     platform may end it earlier
 * @param survivesCrash whether an instance, and with it {@code /tmp}, outlives a process that ended
 *     with a failure
 */
public record Retention(Duration idleTime, boolean survivesCrash) implements ProfilePart {}
