/** Buckets in a directory of a file system. */
@NullMarked
package dev.anyfn.store.file;

import org.jspecify.annotations.NullMarked;
