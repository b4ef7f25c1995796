package dev.anyfn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class FakeIdsTest {

  @Test
  void areTheSameForOneSeedAndOthersForAnother() {
    FakeIds ids = FakeIds.seeded(42);
    List<String> first = List.of(ids.next(), ids.next(), ids.nextShort(), ids.next());
    FakeIds same = FakeIds.seeded(42);
    assertThat(List.of(same.next(), same.next(), same.nextShort(), same.next())).isEqualTo(first);
    assertThat(FakeIds.seeded(43).next()).isNotIn(first);
    ids.reset();
    assertThat(ids.next()).isEqualTo(first.get(0));
    assertThat(ids.nth(4)).isEqualTo(UUID.fromString(first.get(3)));
  }

  /** So that a test that has an id in its text does not fail after an update. */
  @Test
  void stayWhatTheyAre() {
    FakeIds ids = FakeIds.seeded(1);
    assertThat(ids.next()).isEqualTo("dce423fc-82c0-4c0c-b56e-1bb217c7e151");
    assertThat(ids.nextShort()).isEqualTo("1flnqtjef3kf2");
  }

  @Test
  void haveTheFormOfTheirKind() {
    FakeIds ids = FakeIds.seeded(7);
    for (int i = 0; i < 1000; i++) {
      UUID id = ids.get();
      assertThat(id.version()).isEqualTo(4);
      assertThat(id.variant()).isEqualTo(2);
      assertThat(ids.nextShort()).matches("[0-9a-z]{13}");
    }
  }

  @Test
  void neverRepeatForAnyThread() throws Exception {
    FakeIds ids = FakeIds.seeded(0);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<List<UUID>> draws =
          () -> {
            List<UUID> drawn = new ArrayList<>();
            for (int i = 0; i < 25_000; i++) {
              drawn.add(ids.get());
            }
            return drawn;
          };
      Set<UUID> all = new HashSet<>();
      for (Future<List<UUID>> drawn : threads.invokeAll(List.of(draws, draws, draws, draws))) {
        all.addAll(drawn.get());
      }
      assertThat(all).hasSize(100_000);
      assertThat(all).contains(ids.nth(1), ids.nth(100_000));
    } finally {
      threads.shutdown();
    }
  }
}
