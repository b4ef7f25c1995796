/** HTTP as the servers of the testkit read and write it; not exported. */
@NullMarked
package dev.anyfn.testkit.wire;

import org.jspecify.annotations.NullMarked;
