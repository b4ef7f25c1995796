package dev.anyfn.store.google;

import com.google.auth.ServiceAccountSigner;
import com.google.auth.oauth2.GoogleCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Application Default Credentials: the file that the environment names, else what Google's library
 * finds, such as the metadata server. Nothing of that library is loaded before the first call.
 */
final class DefaultCredentials implements Credentials {

  private final Optional<String> file;
  private final String scope;
  private @Nullable GoogleCredentials found;

  DefaultCredentials(Optional<String> file, String scope) {
    this.file = file;
    this.scope = scope;
  }

  @Override
  public Map<String, List<String>> headers(URI uri) throws IOException {
    return find().getRequestMetadata(uri);
  }

  @Override
  public @Nullable Signer signer() throws IOException {
    return find() instanceof ServiceAccountSigner able ? new AccountSigner(able) : null;
  }

  private synchronized GoogleCredentials find() throws IOException {
    GoogleCredentials credentials = found;
    if (credentials == null) {
      credentials = load().createScoped(scope);
      found = credentials;
    }
    return credentials;
  }

  private GoogleCredentials load() throws IOException {
    if (file.isEmpty()) {
      return GoogleCredentials.getApplicationDefault();
    }
    try (InputStream stream = Files.newInputStream(Path.of(file.get()))) {
      return GoogleCredentials.fromStream(stream);
    }
  }

  private record AccountSigner(ServiceAccountSigner signer) implements Signer {
    @Override
    public String account() {
      return signer.getAccount();
    }

    @Override
    public byte[] sign(byte[] bytes) {
      return signer.sign(bytes);
    }
  }
}
