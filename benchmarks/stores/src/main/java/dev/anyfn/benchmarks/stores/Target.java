package dev.anyfn.benchmarks.stores;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;

/**
 * A product that is ready: its server runs, and bucket or table are there.
 *
 * @param settings what a program needs to find it, as environment variables
 * @param server ends it
 */
record Target(Map<String, String> settings, Closeable server) implements Closeable {

  @Override
  public void close() throws IOException {
    server.close();
  }
}
