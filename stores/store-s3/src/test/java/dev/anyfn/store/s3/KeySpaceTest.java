package dev.anyfn.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.state.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeySpaceTest {

  private static final String[] PIECES = {
    ".",
    "..",
    "...",
    "/",
    "//",
    "a",
    "Z",
    "-",
    "0",
    "%",
    "\t",
    "\u0000",
    "\u0001",
    "\u001f",
    " ",
    "\u007f",
    "é",
    "\uFFFC",
    "\uFFFD",
    "\uFFFE",
    "\uFFFF",
    "\uD83D\uDE00",
    "\t00",
    "\uFFFD1"
  };

  private final KeySpace keys = new KeySpace("");

  @Test
  void mostKeysAreNamedAsTheyAre() {
    for (String key :
        List.of("a/b.txt", "/lead", "a//b", "trail/", ".hidden", "a..b", "./x", "%2F", "é \\?#")) {
      assertThat(keys.name(key)).isEqualTo(key);
    }
  }

  @Test
  void everyKeyHasANameAndEveryNameItsKey() {
    for (String key : random(20_000)) {
      assertThat(keys.key(keys.name(key))).isEqualTo(key);
      assertThat(new KeySpace("base/").key(new KeySpace("base/").name(key))).isEqualTo(key);
    }
  }

  @Test
  void namesAreInTheOrderOfTheirKeys() {
    List<String> some = random(400);
    for (String one : some) {
      for (String other : some) {
        assertThat(Integer.signum(compare(keys.name(one), keys.name(other))))
            .as("%s and %s", one, other)
            .isEqualTo(Integer.signum(compare(one, other)));
      }
    }
  }

  @Test
  void aKeyWithAPrefixHasANameWithTheNameOfThePrefix() {
    for (String key : random(5_000)) {
      for (int end = 1; end <= key.length(); end++) {
        if (end == key.length() || !Character.isLowSurrogate(key.charAt(end))) {
          assertThat(keys.name(key)).startsWith(keys.name(key.substring(0, end)));
        }
      }
    }
  }

  @Test
  void noNameHasWhatServersRefuse() {
    for (String key : random(20_000)) {
      assertThat(("/" + keys.name(key) + "/")).doesNotContain("/../");
      assertThat(keys.name(key).chars())
          .allMatch(c -> (c >= ' ' || c == '\t') && c != 0xFFFE && c != 0xFFFF);
    }
  }

  @Test
  void whatNobodyCanHavePutHasNoKey() {
    for (String name : List.of("..anyfn-probe", "a/..", "\u0001", "a\tzz", "\t", "x\uFFFD", "")) {
      assertThat(keys.key(name)).as(name).isNull();
    }
    assertThat(new KeySpace("base/").key("elsewhere/x")).isNull();
  }

  @Test
  void aNameBeyondWhatS3TakesIsRefusedBeforeAnythingIsSent() {
    assertThat(keys.name("k".repeat(1024))).hasSize(1024);
    assertThatThrownBy(() -> new KeySpace("base/").name("k".repeat(1024)))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("INVALID_INPUT")
        .hasMessageContaining("1,024 bytes");
  }

  private static List<String> random(int count) {
    Random random = new Random(17);
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder key = new StringBuilder();
      for (int n = random.nextInt(5); n >= 0; n--) {
        key.append(PIECES[random.nextInt(PIECES.length)]);
      }
      keys.add(key.toString());
    }
    return keys;
  }

  private static int compare(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
