/**
 * Fakes for a function that a test calls as an object: {@link dev.anyfn.testkit.FakeContext},
 * {@link dev.anyfn.testkit.FakeEnvironment}, {@link dev.anyfn.testkit.FakeClock}, {@link
 * dev.anyfn.testkit.FakeIds}, and {@link dev.anyfn.testkit.HttpStub} for a dependency behind HTTP.
 */
@NullMarked
package dev.anyfn.testkit;

import org.jspecify.annotations.NullMarked;
