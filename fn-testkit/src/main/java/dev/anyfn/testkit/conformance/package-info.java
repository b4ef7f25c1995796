/**
 * What every store must do: numbered rules for buckets and tables, for whoever writes a driver. A
 * rule is an object that can be run; {@link dev.anyfn.testkit.conformance.BucketConformance} and
 * {@link dev.anyfn.testkit.conformance.TableConformance} run them all under JUnit 5.
 */
@NullMarked
package dev.anyfn.testkit.conformance;

import org.jspecify.annotations.NullMarked;
