package dev.anyfn.store.gcs;

import dev.anyfn.store.tck.StoreUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The double's bucket, or one that it does not have, through a port of this machine. */
record LocalBucket(String url, int number) implements StoreUnderTest {

  @Override
  public Map<String, String> settings() {
    return Map.of("STORAGE_EMULATOR_HOST", "http://127.0.0.1:" + number);
  }

  @Override
  public OptionalInt port() {
    return OptionalInt.of(number);
  }

  @Override
  public StoreUnderTest at(int port) {
    return new LocalBucket(url, port);
  }

  @Override
  public Optional<StoreUnderTest> missing() {
    return Optional.of(new LocalBucket("gs://nobody-made-it", number));
  }

  @Override
  public Optional<StoreUnderTest> throttled() {
    try {
      FakeGcs busy = FakeGcs.start();
      for (int i = 0; i < 100; i++) {
        busy.plan(Fault.answer(429, ""));
      }
      return Optional.of(at(busy.port()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
