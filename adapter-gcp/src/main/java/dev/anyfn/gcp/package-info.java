/** A function on Google Cloud Functions. */
@NullMarked
package dev.anyfn.gcp;

import org.jspecify.annotations.NullMarked;
