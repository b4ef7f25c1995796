package dev.anyfn.store.s3;

import dev.anyfn.Environment;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.StoreAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * The SDK's client, which sends each request once here, and {@link Calls}, which sends it again.
 * Safe for use by many threads.
 */
final class S3Connection implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final S3Client client;
  private final Environment environment;
  private final Calls calls;
  private @Nullable S3Presigner presigner;

  private S3Connection(S3Client client, StoreAddress address) {
    this.client = client;
    this.environment = address.environment();
    this.calls = new Calls(address.context());
  }

  static S3Connection open(StoreAddress address) {
    Environment environment = address.environment();
    S3ClientBuilder builder = S3Client.builder();
    try {
      configure(builder, environment);
      return new S3Connection(
          builder
              .httpClientBuilder(
                  UrlConnectionHttpClient.builder()
                      .connectionTimeout(CONNECT)
                      .socketTimeout(ANSWER))
              .overrideConfiguration(
                  o ->
                      o.retryStrategy(AwsRetryStrategy.doNotRetry())
                          .addExecutionInterceptor(new SentOnce()))
              .serviceConfiguration(configuration(environment))
              .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
              .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
              .disableS3ExpressSessionAuth(true)
              .build(),
          address);
    } catch (SdkClientException | IllegalArgumentException e) {
      throw new StoreException(
          StoreError.INVALID_INPUT,
          "the settings of AWS do not suffice (AWS_REGION, AWS_ENDPOINT_URL_S3): " + e.getMessage(),
          e);
    }
  }

  private static void configure(AwsClientBuilder<?, ?> builder, Environment environment) {
    Optional<String> region =
        setting(environment, "aws.region", "AWS_REGION")
            .or(() -> environment.setting("AWS_DEFAULT_REGION"));
    Optional<URI> endpoint = endpoint(environment);
    endpoint.ifPresent(builder::endpointOverride);
    // any will do for a server that has none; Amazon's own is left to the SDK's chain
    region.or(() -> endpoint.map(e -> "us-east-1")).map(Region::of).ifPresent(builder::region);
    credentials(environment)
        .map(StaticCredentialsProvider::create)
        .ifPresent(builder::credentialsProvider);
  }

  private static S3Configuration configuration(Environment environment) {
    return S3Configuration.builder()
        .pathStyleAccessEnabled(endpoint(environment).isPresent())
        .chunkedEncodingEnabled(false)
        .build();
  }

  private static Optional<URI> endpoint(Environment environment) {
    if (environment
        .setting("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
        .filter("true"::equals)
        .isPresent()) {
      return Optional.empty();
    }
    return setting(environment, "aws.endpointUrlS3", "AWS_ENDPOINT_URL_S3")
        .or(() -> setting(environment, "aws.endpointUrl", "AWS_ENDPOINT_URL"))
        .map(URI::create);
  }

  private static Optional<AwsCredentials> credentials(Environment environment) {
    Optional<String> id = setting(environment, "aws.accessKeyId", "AWS_ACCESS_KEY_ID");
    Optional<String> secret = setting(environment, "aws.secretAccessKey", "AWS_SECRET_ACCESS_KEY");
    Optional<String> token = setting(environment, "aws.sessionToken", "AWS_SESSION_TOKEN");
    if (id.isEmpty() || secret.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        token.isEmpty()
            ? AwsBasicCredentials.create(id.get(), secret.get())
            : AwsSessionCredentials.create(id.get(), secret.get(), token.get()));
  }

  /** Looks for the system property first, as the SDK does. */
  private static Optional<String> setting(Environment environment, String property, String name) {
    String set = System.getProperty(property);
    return set != null && !set.isBlank() ? Optional.of(set) : environment.setting(name);
  }

  S3Client client() {
    return client;
  }

  synchronized S3Presigner presigner() {
    if (presigner == null) {
      S3Presigner.Builder builder =
          S3Presigner.builder().serviceConfiguration(configuration(environment));
      presigner = presigner(builder);
    }
    return presigner;
  }

  private S3Presigner presigner(S3Presigner.Builder builder) {
    endpoint(environment).ifPresent(builder::endpointOverride);
    builder.region(client.serviceClientConfiguration().region());
    builder.credentialsProvider(client.serviceClientConfiguration().credentialsProvider());
    return builder.build();
  }

  /** Returns what sends requests more than once. */
  Calls calls() {
    return calls;
  }

  Instant now() {
    return calls.context().clock().instant();
  }

  /** Returns true for Amazon's own, whose conditions are known from its documentation. */
  boolean isAmazon() {
    return endpoint(environment).isEmpty();
  }

  /** Returns the server's name for messages. */
  String server() {
    return endpoint(environment).map(URI::getAuthority).orElse("Amazon S3");
  }

  @Override
  public void close() {
    client.close();
    synchronized (this) {
      if (presigner != null) {
        presigner.close();
      }
    }
  }
}
