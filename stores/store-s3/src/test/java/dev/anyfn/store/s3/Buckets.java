package dev.anyfn.store.s3;

import dev.anyfn.state.Bucket;
import dev.anyfn.store.tck.StoreUnderTest;
import dev.anyfn.testkit.FakeEnvironment;
import dev.anyfn.testkit.FakeStoreContext;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/** Buckets of a server: made by hand, and as a function has them. */
final class Buckets {

  /** The first answer of a server that still starts, on a busy machine. */
  private static final Duration LONG = Duration.ofMinutes(2);

  private Buckets() {}

  static S3Client client(int port) {
    return S3Client.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(LONG))
        .endpointOverride(URI.create("http://127.0.0.1:" + port))
        .forcePathStyle(true)
        .region(Region.US_EAST_1)
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .serviceConfiguration(s -> s.chunkedEncodingEnabled(false))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(CephServer.ACCESS_KEY, CephServer.SECRET_KEY)))
        .build();
  }

  static void make(int port, String bucket) {
    try (S3Client client = client(port)) {
      client.createBucket(r -> r.bucket(bucket));
    } catch (BucketAlreadyOwnedByYouException e) {
      // made by a try whose answer did not come in time
    }
  }

  static Bucket open(StoreUnderTest store) {
    FakeEnvironment environment = FakeEnvironment.create().setting("FN_BUCKET_IT", store.url());
    store.settings().forEach(environment::setting);
    return environment.bucket("it");
  }

  /** What the probe finds out, in a bucket that is made for it. */
  static Conditions probed(int port) {
    make(port, "probed");
    FakeEnvironment environment = FakeEnvironment.create();
    S3Store.of(port, "probed").settings().forEach(environment::setting);
    try (S3Connection connection =
        S3Connection.open(FakeStoreContext.create("it").address("s3://it", environment))) {
      return new Probe(connection, "probed", "").run();
    }
  }
}
