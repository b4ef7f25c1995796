package dev.anyfn.store.file;

import dev.anyfn.state.spi.BucketDriver;
import dev.anyfn.state.spi.StoreAddress;
import dev.anyfn.state.spi.StoreProvider;

/**
 * {@code file:///data/orders}, a bucket in a directory; {@code file:data/orders} is one below the
 * working directory. The path is that of a URL: a space is {@code %20}. The directory is made when
 * it is first used.
 *
 * <p>Many threads, processes and buckets may share a directory. It belongs to the bucket: its files
 * have a header and escaped names, so that other programs neither read nor write them, and files of
 * others are not objects.
 */
public final class FileStoreProvider implements StoreProvider {

  /** For {@link java.util.ServiceLoader}. */
  public FileStoreProvider() {}

  @Override
  public String scheme() {
    return "file";
  }

  @Override
  public BucketDriver openBucket(StoreAddress address) {
    return new FileBucketDriver(FileUrl.directory(address.url()), address.context());
  }
}
