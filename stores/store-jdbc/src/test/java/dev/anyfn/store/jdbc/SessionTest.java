package dev.anyfn.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.StoreContext;
import dev.anyfn.testkit.FakeStoreContext;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Conflicts that never happened, on a database that works. */
class SessionTest {

  private static final String URL = "jdbc:h2:mem:";

  private static Session session(StoreContext context) {
    H2Dialect dialect = new H2Dialect(URL);
    ConnectionPool pool = new ConnectionPool(dialect, URL, 1, Duration.ofMillis(20));
    return new Session(dialect, new Sql(dialect, TableName.of("t")), pool, context);
  }

  /** Fails so many times, as if others had been faster. */
  private static final class Unlucky extends Work<String> {
    private int failures;

    Unlucky(int failures) {
      this.failures = failures;
    }

    @Override
    String run(OpenConnection open) throws SQLException {
      if (failures-- > 0) {
        throw new SQLException("of a test", "40001", 40001);
      }
      return "done";
    }
  }

  private static List<Duration> pauses(int conflicts) {
    FakeStoreContext fake = FakeStoreContext.create("t");
    try (Session session = session(fake.context())) {
      assertThat(session.run(new Unlucky(conflicts))).isEqualTo("done");
    }
    return fake.pauses();
  }

  @Test
  void conflictsArePausedForInTheTimeOfTheContext() {
    List<Duration> pauses = pauses(29);
    assertThat(pauses).hasSize(29).allMatch(pause -> pause.toMillis() <= 64).isEqualTo(pauses(29));
    assertThat(pauses.subList(0, 1)).allMatch(pause -> pause.toMillis() <= 2);
    assertThat(pauses).anyMatch(pause -> pause.toMillis() > 32);
  }

  @Test
  void conflictsThatGoOnAreRateLimited() {
    FakeStoreContext fake = FakeStoreContext.create("t");
    try (Session session = session(fake.context())) {
      assertThatThrownBy(() -> session.run(new Unlucky(30)))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.error()).isEqualTo(StoreError.RATE_LIMITED));
    }
    assertThat(fake.pauses()).hasSize(29);
  }

  @Test
  void whoeverPausesHoldsNoConnection() {
    List<Session> opened = new ArrayList<>();
    List<String> others = new ArrayList<>();
    StoreContext.Pause other = time -> others.add(opened.get(0).run(new Unlucky(0)));
    StoreContext context =
        new StoreContext(
            "t",
            FakeStoreContext.create("t").context().codec(),
            Clock.systemUTC(),
            new Random(1),
            other);
    try (Session session = session(context)) {
      opened.add(session);
      assertThat(session.run(new Unlucky(1))).isEqualTo("done");
    }
    assertThat(others).containsExactly("done");
  }

  @Test
  void anInterruptedPauseIsUnavailable() {
    StoreContext.Pause interrupted =
        time -> {
          throw new InterruptedException();
        };
    StoreContext fake = FakeStoreContext.create("t").context();
    try (Session session =
        session(new StoreContext("t", fake.codec(), fake.clock(), fake.random(), interrupted))) {
      assertThatThrownBy(() -> session.run(new Unlucky(1)))
          .hasMessageContaining("UNAVAILABLE")
          .hasMessageContaining("interrupted between two tries");
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
