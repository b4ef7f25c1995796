package dev.anyfn.store.tck;

import org.junit.jupiter.api.AfterEach;

/** That the rules beyond one process can be kept, and are checked. */
class RemoteBucketTest extends BucketConformance {

  private RemoteServer server;

  @Override
  protected StoreUnderTest store() throws Exception {
    server = new RemoteServer(Lie.NONE);
    return RemoteStore.of(server, Lie.NONE);
  }

  @AfterEach
  void close() throws Exception {
    server.close();
  }
}
