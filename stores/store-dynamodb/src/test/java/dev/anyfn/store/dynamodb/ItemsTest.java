package dev.anyfn.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.state.Condition;
import dev.anyfn.state.Key;
import dev.anyfn.state.Version;
import dev.anyfn.state.spi.Row;
import dev.anyfn.state.spi.RowWrite;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemsTest {

  private static RowWrite.Put put(String sort, Instant end) {
    return new RowWrite.Put(
        Key.of("p", sort),
        "{\"a\":\"\uD83D\uDE00\"}".getBytes(StandardCharsets.UTF_8),
        Version.of("r1"),
        end,
        Condition.none());
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 1",
    "1001, 2",
    "1999, 2",
    "0, 0",
    "-1, 0",
    "-1000, -1",
    "1790000000001, 1790000001"
  })
  void areNeverRemovedBeforeTheirTime(long ms, String seconds) {
    Map<String, AttributeValue> item = Items.item(put("s", Instant.ofEpochMilli(ms)));
    assertThat(item.get("ttl").n()).isEqualTo(seconds);
    assertThat(item.get("expires_ms").n()).isEqualTo(Long.toString(ms));
  }

  @Test
  void leadBackToTheRow() {
    for (String sort : new String[] {"", "\0", "s\uFFFF"}) {
      Row row = Items.row("p", Items.item(put(sort, Instant.ofEpochMilli(1234))));
      assertThat(row.key()).isEqualTo(Key.of("p", sort));
      assertThat(row.value()).isEqualTo(put(sort, null).value());
      assertThat(row.version()).isEqualTo(Version.of("r1"));
      assertThat(row.expiresAt()).isEqualTo(Instant.ofEpochMilli(1234));
    }
  }

  @Test
  void thatStayHaveNoTimeToLive() {
    assertThat(Items.item(put("s", null))).doesNotContainKeys("ttl", "expires_ms");
  }

  @Test
  void ofOthersAreNotTakenForRows() {
    Map<String, AttributeValue> item =
        Map.of("pk", Items.partition("p"), "sk", Items.sort(new byte[0]));
    assertThatThrownBy(() -> Items.row("p", item)).hasMessageContaining("no attribute doc");
  }
}
