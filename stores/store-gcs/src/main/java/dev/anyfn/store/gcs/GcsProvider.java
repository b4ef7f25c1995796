package dev.anyfn.store.gcs;

import dev.anyfn.Environment;
import dev.anyfn.state.spi.BucketDriver;
import dev.anyfn.state.spi.StoreAddress;
import dev.anyfn.state.spi.StoreProvider;
import dev.anyfn.store.google.GoogleApi;
import java.util.Optional;

/**
 * Buckets in Google Cloud Storage: {@code gs://bucket}, or {@code gs://bucket/folder} for the
 * objects whose names begin with {@code folder/}. Credentials are Google's Application Default
 * Credentials, such as {@code GOOGLE_APPLICATION_CREDENTIALS}; with {@code STORAGE_EMULATOR_HOST}
 * it is the emulator there, without credentials.
 */
public final class GcsProvider implements StoreProvider {

  static final String SCOPE = "https://www.googleapis.com/auth/devstorage.read_write";
  private static final String SERVER = "https://storage.googleapis.com";

  /** For {@link java.util.ServiceLoader}. */
  public GcsProvider() {}

  @Override
  public String scheme() {
    return "gs";
  }

  @Override
  public BucketDriver openBucket(StoreAddress address) {
    Environment environment = address.environment();
    BucketUrl url = BucketUrl.parse(address.url());
    Optional<String> emulator = environment.setting("STORAGE_EMULATOR_HOST");
    Api api =
        emulator.isPresent()
            ? new Api(
                GoogleApi.ofEmulator(Api.PRODUCT, address.context()), server(emulator.get()), url)
            : new Api(GoogleApi.open(Api.PRODUCT, address, SCOPE), SERVER, url);
    return new GcsBucketDriver(api, address.context().clock());
  }

  /** Some of Google's libraries want a scheme in the variable, some do not. */
  private static String server(String emulator) {
    String server = emulator.contains("://") ? emulator : "http://" + emulator;
    return server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
  }
}
