/** Buckets in Google Cloud Storage, at {@code gs://bucket}. */
@NullMarked
package dev.anyfn.store.gcs;

import org.jspecify.annotations.NullMarked;
