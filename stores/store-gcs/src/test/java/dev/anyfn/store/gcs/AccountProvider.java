package dev.anyfn.store.gcs;

import dev.anyfn.Environment;
import dev.anyfn.state.spi.BucketDriver;
import dev.anyfn.state.spi.StoreAddress;
import dev.anyfn.state.spi.StoreProvider;
import dev.anyfn.store.google.GoogleApi;

/** The double with real credentials, which an emulator's variable switches off. */
public final class AccountProvider implements StoreProvider {

  static final String SERVER = "ANYFN_TEST_SERVER";

  @Override
  public String scheme() {
    return "gs-account";
  }

  @Override
  public BucketDriver openBucket(StoreAddress address) {
    Environment environment = address.environment();
    BucketUrl url = BucketUrl.parse("gs" + address.url().substring(scheme().length()));
    GoogleApi google = GoogleApi.open(Api.PRODUCT, address, GcsProvider.SCOPE);
    return new GcsBucketDriver(
        new Api(google, environment.require(SERVER), url), address.context().clock());
  }
}
