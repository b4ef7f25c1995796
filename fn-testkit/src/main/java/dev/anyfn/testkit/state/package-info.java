/** Stores for tests: in memory, with faults on demand, and the codec to build them with. */
@NullMarked
package dev.anyfn.testkit.state;

import org.jspecify.annotations.NullMarked;
