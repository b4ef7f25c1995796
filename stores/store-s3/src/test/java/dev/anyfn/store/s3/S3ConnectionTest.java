package dev.anyfn.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.state.StoreException;
import dev.anyfn.testkit.FakeEnvironment;
import dev.anyfn.testkit.FakeStoreContext;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;

class S3ConnectionTest {

  private final FakeEnvironment environment =
      FakeEnvironment.create()
          .setting("AWS_REGION", "eu-central-1")
          .setting("AWS_ACCESS_KEY_ID", "id")
          .setting("AWS_SECRET_ACCESS_KEY", "secret")
          .setting("AWS_SESSION_TOKEN", "token");

  @Test
  void regionAndCredentialsAreThoseOfTheEnvironment() {
    try (S3Connection connection =
        S3Connection.open(FakeStoreContext.create("it").address("s3://it", environment))) {
      var settings = connection.client().serviceClientConfiguration();
      assertThat(settings.region()).isEqualTo(Region.EU_CENTRAL_1);
      assertThat(settings.credentialsProvider().resolveIdentity().join())
          .isEqualTo(AwsSessionCredentials.create("id", "secret", "token"));
      assertThat(connection.isAmazon()).isTrue();
      assertThat(connection.server()).isEqualTo("Amazon S3");
    }
  }

  @Test
  void theEndpointOfS3GoesBeforeTheOneOfAllServices() {
    environment
        .setting("AWS_ENDPOINT_URL", "http://all.example:1")
        .setting("AWS_ENDPOINT_URL_S3", "http://s3.example:2");
    try (S3Connection connection =
        S3Connection.open(FakeStoreContext.create("it").address("s3://it", environment))) {
      assertThat(connection.isAmazon()).isFalse();
      assertThat(connection.server()).isEqualTo("s3.example:2");
    }
  }

  @Test
  void configuredEndpointsCanBeIgnored() {
    environment
        .setting("AWS_ENDPOINT_URL_S3", "http://s3.example:2")
        .setting("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
    try (S3Connection connection =
        S3Connection.open(FakeStoreContext.create("it").address("s3://it", environment))) {
      assertThat(connection.isAmazon()).isTrue();
    }
  }

  @Test
  void anEndpointThatIsNoneNamesTheSetting() {
    environment.setting("AWS_ENDPOINT_URL_S3", "no url at all");
    assertThatThrownBy(
            () -> S3Connection.open(FakeStoreContext.create("it").address("s3://it", environment)))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("INVALID_INPUT")
        .hasMessageContaining("AWS_ENDPOINT_URL_S3");
  }
}
