package dev.anyfn.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.state.Bucket;
import dev.anyfn.state.Capability;
import dev.anyfn.state.Condition;
import dev.anyfn.state.Listing;
import dev.anyfn.state.StoreException;
import dev.anyfn.testkit.FakeEnvironment;
import dev.anyfn.testkit.FakeStoreContext;
import org.junit.jupiter.api.Test;

/** A server that ignores conditions is found out, not believed. */
class ProbeTest {

  @Test
  void localS3KeepsNoneAndConditionalWritesAreRefused() throws Exception {
    try (JarServer server = JarServer.localS3()) {
      assertThat(Buckets.probed(server.port()))
          .isEqualTo(new Conditions(false, false, false, false, false, false));
      try (Bucket bucket = Buckets.open(S3Store.of(server.port(), "probed"))) {
        assertThat(bucket.capabilities())
            .containsExactlyInAnyOrder(
                Capability.SIGNED_URLS, Capability.SHARED, Capability.DURABLE);
        assertThatThrownBy(() -> bucket.put("k", "v", Condition.ifAbsent()))
            .isInstanceOf(StoreException.class)
            .hasMessageStartingWith("UNSUPPORTED");
        assertThat(bucket.head("k")).isEmpty();
        bucket.put("k", "v");
        assertThat(bucket.list(Listing.all()).map(entry -> entry.key())).containsExactly("k");
      }
    }
  }

  @Test
  void theRefusalNamesTheServerAndTheCondition() throws Exception {
    FakeEnvironment environment = FakeEnvironment.create();
    S3Store.of(4711, "any").settings().forEach(environment::setting);
    try (S3Connection connection =
        S3Connection.open(FakeStoreContext.create("it").address("s3://it", environment))) {
      S3Objects objects = new S3Objects(new S3Address("any", ""), connection, null);
      assertThatThrownBy(() -> objects.require(false, "If-None-Match of a put"))
          .hasMessage(
              "UNSUPPORTED: the server at 127.0.0.1:4711 ignores the condition,"
                  + " If-None-Match of a put");
    }
  }
}
