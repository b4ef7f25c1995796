/** What a store costs over its product's own SDK, and what its first use costs. */
@NullMarked
package dev.anyfn.benchmarks.stores;

import org.jspecify.annotations.NullMarked;
