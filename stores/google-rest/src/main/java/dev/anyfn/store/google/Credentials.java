package dev.anyfn.store.google;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The identity of the caller. Safe for use by many threads. */
interface Credentials {

  /** The headers that prove it; may ask a server. */
  Map<String, List<String>> headers(URI uri) throws IOException;

  /** Signs as the one who calls; null if these credentials cannot. */
  @Nullable Signer signer() throws IOException;

  /** Returns those of an emulator: it knows one token, which may do everything. */
  static Credentials ofEmulator() {
    return new Credentials() {
      @Override
      public Map<String, List<String>> headers(URI uri) {
        return Map.of("Authorization", List.of("Bearer owner"));
      }

      @Override
      public @Nullable Signer signer() {
        return null;
      }
    };
  }
}
