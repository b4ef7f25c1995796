package dev.anyfn.store.google;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The account of the instance on Cloud Run and Cloud Functions, whose metadata server gives tokens
 * for the asking (Google's guide "About VM metadata", 2026): what Google's library would find
 * there, too, after loading some hundreds of classes.
 */
final class MetadataServer implements Credentials {

  private static final String TOKEN = "/computeMetadata/v1/instance/service-accounts/default/token";
  private static final int OK = 200;
  private static final int MOST_TRIES = 4;

  /** Up to five minutes before its end the server gives the same token again. */
  private static final Duration MARGIN = Duration.ofSeconds(225);

  private final String host;
  private final Clock clock;
  private final Pauses pauses;
  private final Credentials library;
  private @Nullable String token;
  private Instant end = Instant.MIN;

  /** The library is for signatures, which take another service and more rights. */
  MetadataServer(String host, Pauses pauses, Credentials library) {
    this.host = host;
    this.clock = pauses.context().clock();
    this.pauses = pauses;
    this.library = library;
  }

  @Override
  public synchronized Map<String, List<String>> headers(URI uri) throws IOException {
    String known = token;
    if (known == null || !clock.instant().isBefore(end.minus(MARGIN))) {
      known = renewed(known);
    }
    return Map.of("Authorization", List.of("Bearer " + known));
  }

  private String renewed(@Nullable String known) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return ask();
      } catch (IOException e) {
        if (known != null && clock.instant().isBefore(end)) {
          return known;
        }
        if (attempt == MOST_TRIES || !pauses.pause(attempt)) {
          throw e;
        }
      }
    }
  }

  private String ask() throws IOException {
    Call call = Call.of("GET", "http://" + host + TOKEN).header("Metadata-Flavor", "Google");
    Reply reply = Wire.send(call, new Nobody()).whole();
    Json answer = reply.json();
    String given = answer.at("access_token").text();
    String seconds = answer.at("expires_in").text();
    if (reply.status() != OK || given == null || seconds == null) {
      throw new IOException("the metadata server has no token: it answered " + reply.status());
    }
    token = given;
    end = clock.instant().plusSeconds(Long.parseLong(seconds));
    return given;
  }

  @Override
  public @Nullable Signer signer() throws IOException {
    return library.signer();
  }

  /** The metadata server asks nobody who he is. */
  private record Nobody() implements Credentials {
    @Override
    public Map<String, List<String>> headers(URI uri) {
      return Map.of();
    }

    @Override
    public @Nullable Signer signer() {
      return null;
    }
  }
}
