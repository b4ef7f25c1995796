package dev.anyfn.store.firestore;

import dev.anyfn.Environment;
import dev.anyfn.state.spi.StoreAddress;
import dev.anyfn.state.spi.StoreProvider;
import dev.anyfn.state.spi.TableDriver;
import dev.anyfn.store.google.GoogleApi;
import dev.anyfn.store.google.Pauses;
import java.util.Optional;

/**
 * Tables in Google Cloud Firestore: {@code firestore://project/collection}, {@code
 * firestore:///collection} in the project that {@code GOOGLE_CLOUD_PROJECT} names, and {@code
 * ?database=name} for another database than the default one. Credentials are Google's Application
 * Default Credentials, such as {@code GOOGLE_APPLICATION_CREDENTIALS}; with {@code
 * FIRESTORE_EMULATOR_HOST} it is the emulator there, without credentials.
 */
public final class FirestoreProvider implements StoreProvider {

  private static final String ENDPOINT = "https://firestore.googleapis.com";
  private static final String SCOPE = "https://www.googleapis.com/auth/datastore";

  /** For {@link java.util.ServiceLoader}. */
  public FirestoreProvider() {}

  @Override
  public String scheme() {
    return "firestore";
  }

  @Override
  public TableDriver openTable(StoreAddress address) {
    Environment environment = address.environment();
    TableUrl url = TableUrl.parse(address.url(), environment);
    Optional<String> emulator = environment.setting("FIRESTORE_EMULATOR_HOST");
    Endpoint endpoint =
        emulator.isPresent()
            ? new Endpoint(
                GoogleApi.ofEmulator("Firestore", address.context()),
                "http://" + emulator.get(),
                url)
            : new Endpoint(GoogleApi.open("Firestore", address, SCOPE), ENDPOINT, url);
    return new FirestoreTableDriver(endpoint, new Pauses(address.context()));
  }
}
