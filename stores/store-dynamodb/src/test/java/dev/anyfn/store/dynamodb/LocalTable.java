package dev.anyfn.store.dynamodb;

import dev.anyfn.store.tck.StoreUnderTest;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A table behind a port of this machine. */
record LocalTable(String url, int number) implements StoreUnderTest {

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "AWS_REGION", "eu-central-1",
        "AWS_ACCESS_KEY_ID", "local",
        "AWS_SECRET_ACCESS_KEY", "local",
        "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + number);
  }

  @Override
  public OptionalInt port() {
    return OptionalInt.of(number);
  }

  @Override
  public StoreUnderTest at(int port) {
    return new LocalTable(url, port);
  }

  @Override
  public Optional<StoreUnderTest> missing() {
    return Optional.of(new LocalTable("dynamodb://nobody-made-it", number));
  }

  @Override
  public Optional<StoreUnderTest> throttled() {
    return Optional.of(at(AnsweringServer.throttling().port()));
  }
}
