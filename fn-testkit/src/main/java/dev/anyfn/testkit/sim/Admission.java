package dev.anyfn.testkit.sim;

import java.time.Duration;

/**
 * The way a platform takes invocations in.
 *
 * @param concurrency how many invocations an instance runs at once
 * @param queueTime how long an invocation waits for an instance; zero refuses it at once, with 429
 */
public record Admission(int concurrency, Duration queueTime) implements ProfilePart {}
