package dev.anyfn.store.s3;

import dev.anyfn.state.spi.BucketDriver;
import dev.anyfn.state.spi.StoreAddress;
import dev.anyfn.state.spi.StoreProvider;

/**
 * {@code s3://bucket} or {@code s3://bucket/prefix}. The bucket must exist; with a prefix, all keys
 * stand behind it, and the longest key is shorter by as much.
 *
 * <p>Region, credentials and endpoint come from where AWS's own tools look: {@code AWS_REGION},
 * {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY}, {@code AWS_SESSION_TOKEN}, {@code
 * AWS_ENDPOINT_URL_S3}, {@code AWS_ENDPOINT_URL}, the system properties of the AWS SDK for Java,
 * then its default chains (profile, container, instance). With an endpoint, buckets are addressed
 * by path. The credentials must allow s3:ListBucket: without it S3 does not say that an object is
 * absent.
 */
public final class S3StoreProvider implements StoreProvider {

  /** For {@link java.util.ServiceLoader}. */
  public S3StoreProvider() {}

  @Override
  public String scheme() {
    return "s3";
  }

  @Override
  public BucketDriver openBucket(StoreAddress address) {
    S3Address place = S3Address.parse(address.url());
    S3Connection connection = S3Connection.open(address);
    return new S3BucketDriver(
        place, connection, connection.isAmazon() ? Conditions.OF_AMAZON : null);
  }
}
