/** Tables in Google Cloud Firestore, at {@code firestore://project/collection}. */
@NullMarked
package dev.anyfn.store.firestore;

import org.jspecify.annotations.NullMarked;
