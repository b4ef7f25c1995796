package dev.anyfn.store.dynamodb;

import dev.anyfn.Environment;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * Builds the SDK's client from the settings of the environment; the SDK finds the rest. It sends
 * each request once: {@link Tries} sends it again.
 */
final class Client {

  private Client() {}

  static DynamoDbClient open(Environment environment) {
    DynamoDbClientBuilder builder =
        DynamoDbClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(
                ClientOverrideConfiguration.builder()
                    .retryStrategy(AwsRetryStrategy.doNotRetry())
                    .build());
    either(environment, "AWS_REGION", "AWS_DEFAULT_REGION")
        .ifPresent(region -> builder.region(Region.of(region)));
    either(environment, "AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL")
        .ifPresent(endpoint -> builder.endpointOverride(URI.create(endpoint)));
    credentials(environment)
        .ifPresent(known -> builder.credentialsProvider(StaticCredentialsProvider.create(known)));
    try {
      return builder.build();
    } catch (SdkClientException e) {
      throw new StoreException(
          StoreError.INVALID_INPUT, "the client of DynamoDB cannot be built, no AWS_REGION?", e);
    }
  }

  private static Optional<String> either(Environment environment, String first, String second) {
    Optional<String> found = environment.setting(first);
    return found.isPresent() ? found : environment.setting(second);
  }

  /** Returns those of a Lambda function, which saves the SDK the search. */
  private static Optional<AwsCredentials> credentials(Environment environment) {
    Optional<String> id = environment.setting("AWS_ACCESS_KEY_ID");
    Optional<String> secret = environment.setting("AWS_SECRET_ACCESS_KEY");
    if (id.isEmpty() || secret.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> session = environment.setting("AWS_SESSION_TOKEN");
    return Optional.of(
        session.isPresent()
            ? AwsSessionCredentials.create(id.get(), secret.get(), session.get())
            : AwsBasicCredentials.create(id.get(), secret.get()));
  }
}
