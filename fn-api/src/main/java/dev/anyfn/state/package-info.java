/**
 * State that outlives an instance: {@link dev.anyfn.state.Bucket} for objects, {@link
 * dev.anyfn.state.Table} for documents.
 *
 * <p>One idea everywhere: every read returns a {@link dev.anyfn.state.Version}, every write and
 * delete takes a {@link dev.anyfn.state.Condition}. What must not happen twice is built on that.
 */
@NullMarked
package dev.anyfn.state;

import org.jspecify.annotations.NullMarked;
