/**
 * One application, every platform: the same functions behind each adapter in its real runtime, and
 * the same answer, status, headers, error and log from all of them.
 *
 * <p>A case over HTTP is a {@link Case}, run on every {@link HttpTarget}; what a platform cannot
 * carry is a deviation of the case, with its reason, and is asserted, too.
 */
package dev.anyfn.testkit.platform;
