package dev.anyfn.state.spi;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;

/**
 * Opens the stores of one scheme. Found through {@code META-INF/services}; all that are on the
 * class path are built when the first store is opened, so a provider does nothing before it is
 * asked.
 */
public interface StoreProvider {

  /**
   * The scheme.
   *
   * @return what stands before the first colon of the URL, in lower case, such as {@code s3}
   */
  String scheme();

  /**
   * Opens a bucket. Nothing is sent yet, if that can be avoided.
   *
   * @param address where it is
   * @return a driver of its own, to be closed
   * @throws StoreException INVALID_INPUT if the URL is not understood, with an example of one that
   *     is; UNSUPPORTED if the product has no buckets
   */
  default BucketDriver openBucket(StoreAddress address) {
    throw new StoreException(
        StoreError.UNSUPPORTED, "there are no buckets behind " + scheme() + ": URLs");
  }

  /**
   * Opens a table. Nothing is sent yet, if that can be avoided.
   *
   * @param address where it is
   * @return a driver of its own, to be closed
   * @throws StoreException INVALID_INPUT if the URL is not understood, with an example of one that
   *     is; UNSUPPORTED if the product has no tables
   */
  default TableDriver openTable(StoreAddress address) {
    throw new StoreException(
        StoreError.UNSUPPORTED, "there are no tables behind " + scheme() + ": URLs");
  }
}
