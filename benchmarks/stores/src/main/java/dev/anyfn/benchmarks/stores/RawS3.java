package dev.anyfn.benchmarks.stores;

import dev.anyfn.state.spi.ValueCodec;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The SDK of S3 by hand, over {@code HttpURLConnection}. An ETag is a hash of the content and comes
 * back with it; so that a version never does, there is a nonce beside it, which is compared first.
 */
final class RawS3 implements Workload {

  private static final String NONCE = "nonce";

  private final String bucket;
  private final ValueCodec codec;
  private final Class<?> type;
  private final S3Client client;
  private final String[] nonces = new String[ITEMS];
  private final String[] tags = new String[ITEMS];

  RawS3(String bucket, Map<String, String> settings, ValueCodec codec, Class<?> type) {
    this.bucket = bucket;
    this.codec = codec;
    this.type = type;
    this.client =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .region(Region.of(settings.get("AWS_REGION")))
            .endpointOverride(URI.create(settings.get("AWS_ENDPOINT_URL_S3")))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(
                        settings.get("AWS_ACCESS_KEY_ID"), settings.get("AWS_SECRET_ACCESS_KEY"))))
            .serviceConfiguration(
                S3Configuration.builder()
                    .pathStyleAccessEnabled(true)
                    .chunkedEncodingEnabled(false)
                    .build())
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .build();
  }

  void makeBucket() {
    client.createBucket(CreateBucketRequest.builder().bucket(bucket).build());
  }

  private static String at(int number) {
    return PARTITION + "/" + Workload.key(number);
  }

  private PutObjectRequest.Builder request(int number, String nonce) {
    return PutObjectRequest.builder()
        .bucket(bucket)
        .key(at(number))
        .contentType("application/json")
        .metadata(Map.of(NONCE, nonce));
  }

  @Override
  public void put(int number, Object value) {
    String nonce = UUID.randomUUID().toString();
    tags[number] =
        client
            .putObject(request(number, nonce).build(), RequestBody.fromBytes(codec.encode(value)))
            .eTag();
    nonces[number] = nonce;
  }

  @Override
  public Object get(int number) {
    ResponseBytes<GetObjectResponse> found =
        client.getObjectAsBytes(GetObjectRequest.builder().bucket(bucket).key(at(number)).build());
    tags[number] = found.response().eTag();
    nonces[number] = found.response().metadata().get(NONCE);
    return codec.decode(found.asByteArrayUnsafe(), type);
  }

  @Override
  public void replace(int number, Object value) {
    String there =
        client
            .headObject(HeadObjectRequest.builder().bucket(bucket).key(at(number)).build())
            .metadata()
            .get(NONCE);
    if (!nonces[number].equals(there)) {
      throw new IllegalStateException("another version is there");
    }
    String nonce = UUID.randomUUID().toString();
    tags[number] =
        client
            .putObject(
                request(number, nonce).ifMatch(bare(tags[number])).build(),
                RequestBody.fromBytes(codec.encode(value)))
            .eTag();
    nonces[number] = nonce;
  }

  /** Ceph's gateway compares without quotes. */
  private static String bare(String tag) {
    return tag.replace("\"", "");
  }

  private record Found(String key, long size, Instant modified) {}

  @Override
  public int page() {
    ListObjectsV2Request request =
        ListObjectsV2Request.builder()
            .bucket(bucket)
            .prefix(PARTITION + "/")
            .maxKeys(ITEMS)
            .build();
    List<Found> page = new ArrayList<>();
    for (S3Object found : client.listObjectsV2(request).contents()) {
      page.add(new Found(found.key(), found.size(), found.lastModified()));
    }
    return page.size();
  }

  @Override
  public void close() {
    client.close();
  }
}
