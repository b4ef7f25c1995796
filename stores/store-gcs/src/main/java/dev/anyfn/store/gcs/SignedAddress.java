package dev.anyfn.store.gcs;

import dev.anyfn.state.SignedUrl;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.store.google.Signer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** Addresses signed as Google's guide "V4 signing process" (2026) says, with RSA and SHA-256. */
final class SignedAddress {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String ALGORITHM = "GOOG4-RSA-SHA256";

  private final String server;
  private final String bucket;
  private final Signer signer;

  SignedAddress(String server, String bucket, Signer signer) {
    this.server = server;
    this.bucket = bucket;
    this.signer = signer;
  }

  URI of(SignedUrl request, String name, Instant now) {
    String time = TIME.format(now);
    String scope = time.substring(0, 8) + "/auto/storage/goog4_request";
    String path = "/" + bucket + "/" + ObjectNames.percent(name).replace("%2F", "/");
    String query =
        "X-Goog-Algorithm="
            + ALGORITHM
            + "&X-Goog-Credential="
            + ObjectNames.percent(signer.account() + "/" + scope)
            + "&X-Goog-Date="
            + time
            + "&X-Goog-Expires="
            + request.lifetime().toSeconds()
            + "&X-Goog-SignedHeaders=host";
    String canonical =
        String.join(
            "\n",
            request.method().name(),
            path,
            query,
            "host:" + URI.create(server).getRawAuthority(),
            "",
            "host",
            "UNSIGNED-PAYLOAD");
    String toSign = String.join("\n", ALGORITHM, time, scope, sha256(canonical));
    return URI.create(server + path + "?" + query + "&X-Goog-Signature=" + signature(toSign));
  }

  private String signature(String text) {
    try {
      return HexFormat.of().formatHex(signer.sign(text.getBytes(StandardCharsets.UTF_8)));
    } catch (RuntimeException e) {
      throw new StoreException(
          StoreError.PERMISSION_DENIED, "the account " + signer.account() + " cannot sign", e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
