package dev.anyfn.store.dynamodb;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** DynamoDB Local in this process, in memory, on a free port of the loopback interface. */
final class DynamoDbServer implements AutoCloseable {

  private final int port;
  private final DynamoDBProxyServer server;

  private DynamoDbServer(int port, DynamoDBProxyServer server) {
    this.port = port;
    this.server = server;
  }

  static DynamoDbServer start() throws Exception {
    int port = freePort();
    DynamoDBProxyServer server =
        ServerRunner.createServerFromCommandLineArgs(
            new String[] {
              "-inMemory", "-disableTelemetry", "-sharedDb", "-port", Integer.toString(port)
            });
    server.start();
    return new DynamoDbServer(port, server);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The table that is made when it is first used. */
  LocalTable table() {
    return new LocalTable("dynamodb://conformance?create=true", port);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local does not stop", e);
    }
  }
}
