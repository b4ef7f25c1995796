package dev.anyfn.store.firestore;

import dev.anyfn.store.tck.StoreUnderTest;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A collection behind a port of this machine. */
record LocalTable(int number) implements StoreUnderTest {

  @Override
  public String url() {
    return "firestore://anyfn-test/conformance";
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("FIRESTORE_EMULATOR_HOST", "127.0.0.1:" + number);
  }

  @Override
  public OptionalInt port() {
    return OptionalInt.of(number);
  }

  @Override
  public StoreUnderTest at(int port) {
    return new LocalTable(port);
  }

  @Override
  public Optional<StoreUnderTest> throttled() {
    return Optional.of(at(AnsweringServer.of(429, "RESOURCE_EXHAUSTED").port()));
  }

  @Override
  public Optional<StoreUnderTest> missing() {
    return Optional.of(at(AnsweringServer.of(404, "NOT_FOUND").port()));
  }
}
