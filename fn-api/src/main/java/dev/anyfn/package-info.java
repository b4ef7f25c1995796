/**
 * The contract between a function and its platforms.
 *
 * <p>A user implements {@link dev.anyfn.Function}; an adapter binds it to AWS Lambda, to Google
 * Cloud Functions or to an HTTP container. Nothing in this package belongs to a vendor.
 */
@NullMarked
package dev.anyfn;

import org.jspecify.annotations.NullMarked;
