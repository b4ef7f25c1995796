package dev.anyfn.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OpenConnectionTest {

  private static final String URL = "jdbc:h2:mem:";
  private static final String QUERY = "SELECT ?";

  private final ConnectionPool pool =
      new ConnectionPool(new H2Dialect(URL), URL, 1, Duration.ofMillis(20));

  @Test
  void aStatementIsPreparedOnceForAConnection() throws Exception {
    OpenConnection open = pool.take();
    PreparedStatement statement = open.statement(QUERY);
    pool.giveBack(open);

    assertThat(pool.take().statement(QUERY)).isSameAs(statement);
  }

  @Test
  void afterAFailureItIsPreparedAnew() throws Exception {
    OpenConnection open = pool.take();
    PreparedStatement statement = open.statement(QUERY);
    open.forgetStatements();

    assertThat(statement.isClosed()).isTrue();
    assertThat(open.statement(QUERY)).isNotSameAs(statement);
    assertThat(open.statement(QUERY).isClosed()).isFalse();
  }
}
