package dev.anyfn.store.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.state.Bucket;
import dev.anyfn.state.Capability;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.store.tck.Conformance;
import dev.anyfn.store.tck.StoreUnderTest;
import dev.anyfn.testkit.FakeEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A service account, with a key file, a token endpoint and signatures that are checked. */
class GcsAccountTest {

  @TempDir Path directory;

  private FakeGcs gcs;
  private FakeAccount account;
  private Path file;

  @BeforeEach
  void start() throws Exception {
    gcs = FakeGcs.start();
    account = FakeAccount.create();
    gcs.trust(account);
    file = directory.resolve("account.json");
    account.write(file, gcs.url());
  }

  @AfterEach
  void stop() {
    gcs.close();
  }

  @TestFactory
  Stream<DynamicTest> theRulesOfSignedAddressesAndOfConditions() {
    StoreUnderTest store =
        new StoreUnderTest() {
          @Override
          public String url() {
            return "gs-account://" + FakeGcs.BUCKET;
          }

          @Override
          public Map<String, String> settings() {
            return Map.of(
                "GOOGLE_APPLICATION_CREDENTIALS",
                file.toString(),
                AccountProvider.SERVER,
                gcs.url());
          }
        };
    return Conformance.ofBucket(store).cases().stream()
        .filter(rule -> rule.name().matches("B-(02|23|36)\\b.*"))
        .map(rule -> DynamicTest.dynamicTest(rule.name(), rule.run()::run));
  }

  @Test
  void anAccountWithAKeyCanSign() {
    assertThat(bucket(file).capabilities()).contains(Capability.SIGNED_URLS);
  }

  @Test
  void aTokenIsAskedForOnce() {
    Bucket bucket = bucket(file);
    bucket.put("a", "x");
    bucket.put("b", "x");
    assertThat(gcs.requests()).filteredOn(line -> line.contains("/token")).hasSize(1);
  }

  @Test
  void aKeyThatIsNotTheAccountsIsPermissionDenied() throws Exception {
    Path other = directory.resolve("other.json");
    FakeAccount.create().write(other, gcs.url());
    assertThatThrownBy(() -> bucket(other).head("a"))
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.error()).isEqualTo(StoreError.PERMISSION_DENIED));
  }

  @Test
  void aFileThatIsNoCredentialsIsPermissionDenied() throws Exception {
    Path nothing = Files.writeString(directory.resolve("nothing.json"), "{}");
    for (Path path : new Path[] {nothing, directory.resolve("missing.json")}) {
      assertThatThrownBy(() -> bucket(path).put("a", "x"))
          .isInstanceOfSatisfying(
              StoreException.class,
              e -> assertThat(e.error()).isEqualTo(StoreError.PERMISSION_DENIED));
    }
  }

  private Bucket bucket(Path credentials) {
    return FakeEnvironment.create()
        .setting("FN_BUCKET_B", "gs-account://" + FakeGcs.BUCKET)
        .setting("GOOGLE_APPLICATION_CREDENTIALS", credentials.toString())
        .setting(AccountProvider.SERVER, gcs.url())
        .bucket("b");
  }
}
