package dev.anyfn.store.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.anyfn.store.tck.StoreUnderTest;
import dev.anyfn.store.tck.TableConformance;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class FirestoreConformanceTest extends TableConformance {

  private static final String WANTED =
      "the Firestore emulator of Google's SDK: install google-cloud-cli-firestore-emulator, or set"
          + " CLOUDSDK_ROOT_DIR to an SDK that has it";

  private static FirestoreEmulator emulator;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> jar = FirestoreEmulator.jar();
    if (System.getenv("CI") != null) {
      assertThat(jar).as(WANTED).isPresent();
    }
    assumeTrue(jar.isPresent(), WANTED);
    emulator = FirestoreEmulator.start(jar.get());
  }

  @AfterAll
  static void stop() {
    if (emulator != null) {
      emulator.close();
    }
  }

  @Override
  protected StoreUnderTest store() {
    return new LocalTable(emulator.port());
  }
}
