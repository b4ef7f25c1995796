/** Random and exhaustive schedules that prove {@link dev.anyfn.state.Idempotent} on a table. */
@NullMarked
package dev.anyfn.store.tck.idempotency;

import org.jspecify.annotations.NullMarked;
