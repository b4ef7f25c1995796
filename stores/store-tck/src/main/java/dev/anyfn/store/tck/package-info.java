/**
 * The rules that every driver of buckets and tables must pass. {@link
 * dev.anyfn.store.tck.BucketConformance} and {@link dev.anyfn.store.tck.TableConformance} run them
 * under JUnit 5, {@link dev.anyfn.store.tck.Conformance} without it.
 */
@NullMarked
package dev.anyfn.store.tck;

import org.jspecify.annotations.NullMarked;
