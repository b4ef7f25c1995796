package dev.anyfn.store.gcs;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** A service account with a key of its own, its token endpoint, and who checks its signatures. */
final class FakeAccount {

  private static final String NAME = "tester@anyfn-test.iam.gserviceaccount.com";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final KeyPair keys;

  private FakeAccount(KeyPair keys) {
    this.keys = keys;
  }

  static FakeAccount create() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return new FakeAccount(generator.generateKeyPair());
  }

  /** The file that {@code GOOGLE_APPLICATION_CREDENTIALS} names. */
  void write(Path file, String server) throws IOException {
    String key =
        "-----BEGIN PRIVATE KEY-----\\n"
            + Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded())
            + "\\n-----END PRIVATE KEY-----\\n";
    Files.writeString(
        file,
        "{\"type\":\"service_account\",\"project_id\":\"anyfn-test\",\"private_key_id\":\"1\","
            + "\"private_key\":\""
            + key
            + "\",\"client_email\":\""
            + NAME
            + "\",\"client_id\":\"1\",\"token_uri\":\""
            + server
            + "/token\"}");
  }

  /** Gives a token for an assertion that this account has signed. */
  Map<String, Object> token(String form, Map<String, Boolean> tokens) {
    String assertion = form.substring(form.indexOf("assertion=") + 10).split("&", 2)[0];
    int dot = assertion.lastIndexOf('.');
    if (!form.contains("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer")
        || !verifies(
            assertion.substring(0, dot),
            Base64.getUrlDecoder().decode(assertion.substring(dot + 1)))) {
      throw Refusal.invalid("invalid_grant");
    }
    String token = UUID.randomUUID().toString();
    tokens.put(token, true);
    return Map.of("access_token", token, "expires_in", 3600, "token_type", "Bearer");
  }

  /** As Google's guide "V4 signing process" puts the canonical request together. */
  void requireSignature(HttpExchange exchange) {
    URI uri = exchange.getRequestURI();
    TreeMap<String, String> query = new TreeMap<>();
    for (String pair : uri.getRawQuery().split("&", -1)) {
      query.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    String signature = query.remove("X-Goog-Signature");
    String time = query.getOrDefault("X-Goog-Date", "");
    String scope = time.substring(0, 8) + "/auto/storage/goog4_request";
    String headers =
        decode(query.getOrDefault("X-Goog-SignedHeaders", ""))
            .lines()
            .flatMap(line -> java.util.stream.Stream.of(line.split(";", -1)))
            .map(name -> name + ":" + exchange.getRequestHeaders().getFirst(name) + "\n")
            .collect(Collectors.joining());
    String canonical =
        exchange.getRequestMethod()
            + "\n"
            + uri.getRawPath()
            + "\n"
            + query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"))
            + "\n"
            + headers
            + "\n"
            + decode(query.getOrDefault("X-Goog-SignedHeaders", ""))
            + "\nUNSIGNED-PAYLOAD";
    String toSign = "GOOG4-RSA-SHA256\n" + time + "\n" + scope + "\n" + sha256(canonical);
    Instant from = Instant.from(TIME.parse(time));
    long seconds = Long.parseLong(query.getOrDefault("X-Goog-Expires", "0"));
    boolean inTime = Instant.now().isBefore(from.plus(Duration.ofSeconds(seconds)));
    if (signature == null
        || !inTime
        || !decode(query.get("X-Goog-Credential")).equals(NAME + "/" + scope)
        || !verifies(toSign, HexFormat.of().parseHex(signature))) {
      throw new Refusal(403, "SignatureDoesNotMatch", "Access denied.");
    }
  }

  private boolean verifies(String text, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(keys.getPublic());
      verifier.update(text.getBytes(StandardCharsets.UTF_8));
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
