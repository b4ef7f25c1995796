package dev.anyfn.store.s3;

import org.jspecify.annotations.Nullable;

/**
 * A condition as headers of a request.
 *
 * @param ifNoneMatch null, or {@code *}
 * @param ifMatch null, or an ETag in the form that the server wants
 */
record Guard(@Nullable String ifNoneMatch, @Nullable String ifMatch) {

  static final Guard NONE = new Guard(null, null);

  boolean isNone() {
    return ifNoneMatch == null && ifMatch == null;
  }
}
