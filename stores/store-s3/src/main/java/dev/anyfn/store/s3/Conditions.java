package dev.anyfn.store.s3;

import dev.anyfn.state.Capability;
import java.util.EnumSet;
import java.util.Set;

/**
 * The conditions that a server keeps. It ignores the others, and answers as if it had not.
 *
 * @param ifAbsent If-None-Match of a put
 * @param ifVersion If-Match of a put
 * @param bareTags whether it wants ETags without quotes
 * @param onDelete If-Match of a delete
 * @param onComplete both, when an upload of several parts is completed
 * @param onCopy x-amz-copy-source-if-match
 */
record Conditions(
    boolean ifAbsent,
    boolean ifVersion,
    boolean bareTags,
    boolean onDelete,
    boolean onComplete,
    boolean onCopy) {

  /**
   * The conditions of the user guide of Amazon S3: "conditional writes" (November 2024) and
   * "conditional deletes" (September 2025).
   */
  static final Conditions OF_AMAZON = new Conditions(true, true, false, true, true, true);

  Set<Capability> capabilities() {
    Set<Capability> all = EnumSet.of(Capability.SIGNED_URLS, Capability.SHARED, Capability.DURABLE);
    if (ifAbsent) {
      all.add(Capability.IF_ABSENT);
    }
    if (ifVersion) {
      all.add(Capability.IF_VERSION);
    }
    if (ifVersion && onDelete) {
      all.add(Capability.CONDITIONAL_DELETE);
    }
    return all;
  }

  String tag(String etag) {
    return bareTags ? etag : "\"" + etag + "\"";
  }
}
