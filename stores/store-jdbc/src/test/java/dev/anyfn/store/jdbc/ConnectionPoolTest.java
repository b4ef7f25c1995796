package dev.anyfn.store.jdbc;

import static dev.anyfn.store.jdbc.DatabasesTest.isError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.state.StoreError;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest {

  private static final String URL = "jdbc:h2:mem:";

  private final ConnectionPool pool =
      new ConnectionPool(new H2Dialect(URL), URL, 2, Duration.ofMillis(20));

  @Test
  void theConnectionUsedLastIsUsedNext() {
    OpenConnection one = pool.take();
    OpenConnection other = pool.take();
    assertThat(other).isNotSameAs(one);
    pool.giveBack(one);
    pool.giveBack(other);
    assertThat(pool.take()).isSameAs(other);
    assertThat(pool.take()).isSameAs(one);
  }

  @Test
  void whereAllAreInUseForTooLongOneIsToldToComeLater() {
    pool.take();
    OpenConnection other = pool.take();
    assertThatThrownBy(pool::take)
        .hasMessageContaining("all 2 connections")
        .satisfies(e -> isError(e, StoreError.RATE_LIMITED));
    pool.discard(other);
    assertThat(pool.take()).isNotNull();
  }

  @Test
  void oneThatIsOfNoUseTakesTheRestingOnesWithIt() {
    OpenConnection one = pool.take();
    OpenConnection other = pool.take();
    pool.giveBack(one);
    pool.discard(other);
    assertThat(one.isClosed()).isTrue();
    assertThat(other.isClosed()).isTrue();
  }

  @Test
  void afterCloseNoneIsLeftOpen() {
    OpenConnection resting = pool.take();
    OpenConnection inUse = pool.take();
    pool.giveBack(resting);
    pool.close();
    assertThat(resting.isClosed()).isTrue();
    pool.giveBack(inUse);
    assertThat(inUse.isClosed()).isTrue();
  }
}
