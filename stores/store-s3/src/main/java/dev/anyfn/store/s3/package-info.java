/**
 * Buckets in Amazon S3, and in servers that speak its protocol and keep its conditions, behind URLs
 * such as {@code s3://orders}.
 */
@NullMarked
package dev.anyfn.store.s3;

import org.jspecify.annotations.NullMarked;
