package dev.anyfn.store.google;

import dev.anyfn.Environment;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.StoreAddress;
import dev.anyfn.state.spi.StoreContext;
import dev.anyfn.state.spi.Unsent;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one of Google's APIs, and again where that is safe. Safe for use by many
 * threads.
 *
 * <p>A read is sent again after any failure that may pass. A write is sent again only if the
 * failure proves that nothing was written; after any other one its outcome is unknown.
 */
public final class GoogleApi {

  private static final int MOST_TRIES = 5;

  private final String product;
  private final Credentials credentials;
  private final Pauses pauses;

  GoogleApi(String product, Credentials credentials, Pauses pauses) {
    this.product = product;
    this.credentials = credentials;
    this.pauses = pauses;
  }

  /**
   * Opens an API with Application Default Credentials, found when they are first needed: {@code
   * GOOGLE_APPLICATION_CREDENTIALS}, else the metadata server on Cloud Run and Cloud Functions,
   * else those that Google's library finds.
   *
   * @param product the name that messages use
   * @param address of the store; its environment says where the credentials are
   * @param scope of the credentials
   */
  public static GoogleApi open(String product, StoreAddress address, String scope) {
    Environment environment = address.environment();
    Optional<String> file = environment.setting("GOOGLE_APPLICATION_CREDENTIALS");
    Pauses pauses = new Pauses(address.context());
    Credentials library = new DefaultCredentials(file, scope);
    boolean instance =
        environment.setting("K_SERVICE").isPresent()
            || environment.setting("CLOUD_RUN_JOB").isPresent();
    if (file.isPresent() || !instance) {
      return new GoogleApi(product, library, pauses);
    }
    String host = environment.setting("GCE_METADATA_HOST").orElse("metadata.google.internal");
    return new GoogleApi(product, new MetadataServer(host, pauses, library), pauses);
  }

  /**
   * Opens the API of an emulator, which needs no credentials.
   *
   * @param product the name that messages use
   * @param context of the store
   */
  public static GoogleApi ofEmulator(String product, StoreContext context) {
    return new GoogleApi(product, Credentials.ofEmulator(), new Pauses(context));
  }

  /** Returns the signer of these credentials; null if they cannot sign. */
  public @Nullable Signer signer() {
    try {
      return credentials.signer();
    } catch (IOException e) {
      throw noCredentials(e);
    }
  }

  /**
   * Sends a request that changes nothing; its answer is read whole.
   *
   * @param call the request
   * @return an answer below 500, and not 401, 403, 408 or 429
   * @throws StoreException UNAVAILABLE, RATE_LIMITED, PERMISSION_DENIED
   */
  public Reply read(Call call) {
    return send(call, StoreError.UNAVAILABLE, true);
  }

  /**
   * Sends a request that changes nothing; its answer is read while it comes.
   *
   * @param call the request
   * @return an answer below 500, and not 401, 403, 408 or 429; its body must be closed
   * @throws StoreException UNAVAILABLE, RATE_LIMITED, PERMISSION_DENIED
   */
  public Reply open(Call call) {
    return send(call, StoreError.UNAVAILABLE, false);
  }

  /**
   * Sends a request that changes something; its answer is read whole.
   *
   * @param call the request
   * @return an answer below 500, and not 401, 403, 408 or 429
   * @throws StoreException OUTCOME_UNKNOWN if the answer was lost; UNAVAILABLE, RATE_LIMITED,
   *     PERMISSION_DENIED if nothing was written
   */
  public Reply write(Call call) {
    return send(call, StoreError.OUTCOME_UNKNOWN, true);
  }

  private Reply send(Call call, StoreError unclear, boolean whole) {
    for (int attempt = 1; ; attempt++) {
      StoreException failure;
      try {
        Reply reply = Wire.send(call, credentials);
        StoreException refusal = refusal(reply, unclear);
        if (refusal == null) {
          return whole ? reply.whole() : reply;
        }
        failure = refusal;
      } catch (IOException e) {
        failure = broken(e, unclear);
      }
      if (!failure.error().retryable() || attempt == MOST_TRIES || !pauses.pause(attempt)) {
        throw failure;
      }
    }
  }

  private StoreException broken(IOException e, StoreError unclear) {
    if (e instanceof CredentialsException) {
      return noCredentials(e);
    }
    return Unsent.is(e)
        ? new StoreException(StoreError.UNAVAILABLE, product + " cannot be reached", e)
        : new StoreException(unclear, "the connection to " + product + " broke", e);
  }

  private StoreException noCredentials(IOException e) {
    return new StoreException(
        StoreError.PERMISSION_DENIED, "there are no credentials for " + product, e);
  }

  private @Nullable StoreException refusal(Reply reply, StoreError unclear) {
    int status = reply.status();
    boolean isServers = status >= 500 || status == 408;
    if (!isServers && status != 401 && status != 403 && status != 429) {
      return null;
    }
    String said = Problem.of(reply).toString();
    StoreError error =
        isServers
            ? unclear
            : status == 429 || said.contains("ateLimitExceeded")
                ? StoreError.RATE_LIMITED
                : StoreError.PERMISSION_DENIED;
    return new StoreException(error, product + " answered " + status + " " + said);
  }
}
