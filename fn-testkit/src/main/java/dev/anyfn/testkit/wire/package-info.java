/** HTTP as the testkit's servers read and write it; not exported. */
@NullMarked
package dev.anyfn.testkit.wire;

import org.jspecify.annotations.NullMarked;
