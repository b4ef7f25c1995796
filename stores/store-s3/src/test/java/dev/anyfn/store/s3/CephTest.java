package dev.anyfn.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.state.Body;
import dev.anyfn.state.Bucket;
import dev.anyfn.state.Condition;
import dev.anyfn.state.Entry;
import dev.anyfn.state.Listing;
import dev.anyfn.state.ObjectInfo;
import dev.anyfn.state.PutOptions;
import dev.anyfn.state.StoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What the published rules do not ask for, because it is S3's own. */
@ExtendWith(SharedCeph.class)
@ResourceLock(SharedCeph.NAME)
class CephTest {

  private static final String BUCKET = "own-rules";

  private CephServer ceph;
  private S3Client client;
  private Bucket bucket;

  @BeforeEach
  void open(CephServer shared) {
    ceph = shared;
    client = Buckets.client(ceph.port());
    client.createBucket(r -> r.bucket(BUCKET));
    bucket = Buckets.open(S3Store.of(ceph.port(), BUCKET));
  }

  @AfterEach
  void close() {
    bucket.close();
    client.close();
  }

  @Test
  void aLargeBodyThatThrowsLeavesNoPartsBehind() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("broken");
          }
        };
    Body body =
        Body.of(
            new SequenceInputStream(
                new ByteArrayInputStream(new byte[2 * S3Writer.PART + 1]), broken));
    assertThatThrownBy(() -> bucket.put("large", body)).isInstanceOf(UncheckedIOException.class);
    assertThat(bucket.head("large")).isEmpty();
    assertThat(client.listMultipartUploads(r -> r.bucket(BUCKET)).uploads()).isEmpty();
  }

  @Test
  void aLargeBodyOfExactPartsIsWhole() {
    ObjectInfo info =
        bucket.put("exact", Body.of(new ByteArrayInputStream(new byte[2 * S3Writer.PART])));
    assertThat(bucket.head("exact")).get().isEqualTo(info);
    assertThat(info.size()).isEqualTo(2 * S3Writer.PART);
  }

  @Test
  void whatOthersPutHasAVersionToo() {
    client.putObject(
        r -> r.bucket(BUCKET).key("foreign").metadata(Map.of("made-by", "hand")),
        RequestBody.fromString("1"));
    ObjectInfo foreign = bucket.head("foreign").orElseThrow();
    assertThat(foreign.metadata()).containsExactly(Map.entry("made-by", "hand"));
    bucket.put("foreign", "2", Condition.ifVersion(foreign.version()));
    assertThatThrownBy(() -> bucket.put("foreign", "3", Condition.ifVersion(foreign.version())))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("PRECONDITION_FAILED");
  }

  @Test
  void aBucketWithAPrefixSeesNothingElse() {
    bucket.put("base-", "no");
    bucket.put("base", "no");
    bucket.put("base/in", "yes");
    try (Bucket inner = Buckets.open(S3Store.of(ceph.port(), BUCKET + "/base"))) {
      inner.put("new", "x", Condition.ifAbsent());
      try (Stream<Entry> entries = inner.list(Listing.all().pageSize(1))) {
        assertThat(entries.map(Entry::key)).containsExactly("in", "new");
      }
      assertThat(inner.get("in", String.class)).get().extracting("value").isEqualTo("yes");
    }
    assertThat(bucket.head("base/new")).isPresent();
  }

  @Test
  void keysOfUsersAreReadableInS3AndUnaddressableNamesAreNotListed() {
    bucket.put("reports/2026 Nov.csv", "x");
    client.putObject(r -> r.bucket(BUCKET).key("reports/.."), RequestBody.fromString("x"));
    assertThat(client.headObject(r -> r.bucket(BUCKET).key("reports/2026 Nov.csv")).contentLength())
        .isEqualTo(1);
    try (Stream<Entry> entries = bucket.list(Listing.all().prefix("reports/").pageSize(1))) {
      assertThat(entries.map(Entry::key)).containsExactly("reports/2026 Nov.csv");
    }
  }

  @Test
  void metadataOfTheFullSizeFits() {
    PutOptions full = PutOptions.none().metadata("k", "v".repeat(1999));
    bucket.put("described", "x", full);
    assertThat(bucket.head("described").orElseThrow().metadata().get("k")).hasSize(1999);
  }

  @Test
  void primingABucketThatIsNotThereNamesItAndItsServer() {
    try (Bucket missing = Buckets.open(S3Store.of(ceph.port(), "nobody-made-this"))) {
      assertThatThrownBy(missing::prime)
          .hasMessageStartingWith("NOT_FOUND")
          .hasMessageContaining("nobody-made-this")
          .hasMessageContaining("127.0.0.1:" + ceph.port());
    }
  }

  @Test
  void cephKeepsTheConditionsOfAPutAndNoOther() {
    assertThat(Buckets.probed(ceph.port()))
        .isEqualTo(new Conditions(true, true, true, false, false, false));
    assertThat(client.listObjectsV2(r -> r.bucket("probed")).contents()).isEmpty();
    assertThat(client.listMultipartUploads(r -> r.bucket("probed")).uploads()).isEmpty();
  }
}
