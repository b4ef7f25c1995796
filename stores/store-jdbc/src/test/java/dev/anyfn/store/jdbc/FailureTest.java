package dev.anyfn.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {

  @ParameterizedTest
  @CsvSource({
    "08006, LOST, UNAVAILABLE",
    "57P01, LOST, UNAVAILABLE",
    "57P03, STALE, UNAVAILABLE",
    "25006, STALE, UNAVAILABLE",
    "40001, CONFLICT, RATE_LIMITED",
    "40P01, CONFLICT, RATE_LIMITED",
    "53300, REFUSED, RATE_LIMITED",
    "53100, REFUSED, UNAVAILABLE",
    "28P01, REFUSED, PERMISSION_DENIED",
    "42501, REFUSED, PERMISSION_DENIED",
    "42P01, REFUSED, NOT_FOUND",
    "22P02, REFUSED, INTERNAL",
  })
  void ofPostgres(String state, Failure.Kind kind, StoreError error) {
    Failure failure = new PostgresDialect().failure(new SQLException("of a test", state));
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.error()).isEqualTo(error);
  }

  @ParameterizedTest
  @CsvSource({
    "5, REFUSED, RATE_LIMITED",
    "8, REFUSED, PERMISSION_DENIED",
    "10, LOST, UNAVAILABLE",
    "13, REFUSED, UNAVAILABLE",
    "18, REFUSED, PAYLOAD_TOO_LARGE",
    "26, REFUSED, INTERNAL",
    "1, REFUSED, INTERNAL",
    "517, REFUSED, RATE_LIMITED",
  })
  void ofSqlite(int code, Failure.Kind kind, StoreError error) {
    Failure failure =
        new SqliteDialect("jdbc:sqlite:x").failure(new SQLException("of a test", null, code));
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.error()).isEqualTo(error);
  }

  @Test
  void namesTheCodesAndKeepsTheCauseButNotItsWords() {
    SQLException cause = new SQLException("Detail: (secret) is not a number", "22P02");
    StoreException e = new PostgresDialect().failure(cause).exception(cause);
    assertThat(e).hasCause(cause).hasMessageContaining("22P02").hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:mysql://localhost/x", "jdbc:", "jdbc:sqlite"})
  void ofUrlsThatAreNotKnownNamesThoseThatAre(String url) {
    assertThatThrownBy(() -> open(url))
        .hasMessageContaining("jdbc:sqlite:/data/state.db")
        .hasMessageContaining("INVALID_INPUT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"jdbc:h2:/x;AUTO_SERVER=TRUE", "jdbc:h2:tcp://localhost/x;Auto_Reconnect=True"})
  void ofH2SayThatItMustNotSendStatementsAgain(String url) {
    assertThatThrownBy(() -> open(url))
        .hasMessageStartingWith("INVALID_INPUT")
        .hasMessageContaining("one write happens twice");
  }

  private static void open(String url) {
    new JdbcStoreProvider().openTable(Addresses.of(url, "orders"));
  }
}
