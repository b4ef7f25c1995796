/** Our adapters against what one would write by hand on the same platform. */
@NullMarked
package dev.anyfn.benchmarks.adapters;

import org.jspecify.annotations.NullMarked;
