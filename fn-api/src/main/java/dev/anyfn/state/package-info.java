/**
 * State that outlives an instance: {@link dev.anyfn.state.Bucket} for objects, {@link
 * dev.anyfn.state.Table} for documents.
 *
 * <p>Every read returns a {@link dev.anyfn.state.Version}, and every write and delete takes a
 * {@link dev.anyfn.state.Condition}. Everything that must not happen twice is built on that.
 */
@NullMarked
package dev.anyfn.state;

import org.jspecify.annotations.NullMarked;
