package dev.anyfn.state.spi;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;

/**
 * A factory for the stores of one scheme, found through {@code META-INF/services}. The first store
 * to open creates all providers on the class path, so their constructors do nothing.
 */
public interface StoreProvider {

  /** {@return the part of the URL before the first colon, in lower case, such as {@code s3}} */
  String scheme();

  /**
   * Opens a bucket. Sends nothing yet, if it can avoid it.
   *
   * @param address the address
   * @return a new driver; the caller closes it
   * @throws StoreException INVALID_INPUT if the URL is invalid, with an example of a valid one;
   *     UNSUPPORTED if the product has no buckets
   */
  default BucketDriver openBucket(StoreAddress address) {
    throw new StoreException(StoreError.UNSUPPORTED, scheme() + ": URLs have no buckets");
  }

  /**
   * Opens a table. Sends nothing yet, if it can avoid it.
   *
   * @param address the address
   * @return a new driver; the caller closes it
   * @throws StoreException INVALID_INPUT if the URL is invalid, with an example of a valid one;
   *     UNSUPPORTED if the product has no tables
   */
  default TableDriver openTable(StoreAddress address) {
    throw new StoreException(StoreError.UNSUPPORTED, scheme() + ": URLs have no tables");
  }
}
