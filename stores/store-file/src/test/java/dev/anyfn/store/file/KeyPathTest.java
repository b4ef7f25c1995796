package dev.anyfn.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPathTest {

  private static List<String> names(String key) {
    return KeyPath.of(key.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void plainKeysAreReadable() {
    assertThat(names("2026/11/order-1.json")).containsExactly("2026", "11", "order-1.json~");
  }

  @Test
  void nothingLeavesTheRootAndNothingHides() {
    assertThat(names("../..")).containsExactly("%2e.", "%2e.~");
    assertThat(names("/etc/passwd")).containsExactly("%", "etc", "passwd~");
    assertThat(names(".anyfn/locks")).containsExactly("%2eanyfn", "locks~");
    assertThat(names("a\\b\0c")).containsExactly("a%5cb%00c~");
  }

  @Test
  void anObjectMayBeCalledLikeAFolder() {
    assertThat(names("a")).containsExactly("a~");
    assertThat(names("a/")).containsExactly("a", "~");
    assertThat(names("a//b")).containsExactly("a", "%", "b~");
  }

  @Test
  void upperCaseAndUnicodeAreNotTheFileSystemsBusiness() {
    assertThat(names("Straße")).containsExactly("%53tra%c3%9fe~");
    assertThat(names("Order")).isNotEqualTo(names("order"));
  }

  @Test
  void everyKeyHasAPathOfItsOwnAndIsReadBack() {
    Random random = new Random(4);
    Set<String> paths = new HashSet<>();
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      String key = key(random);
      keys.add(key);
      List<String> names = names(key);
      paths.add(String.join("/", names).toLowerCase(Locale.ROOT));
      assertThat(names)
          .allSatisfy(
              name -> assertThat(name).matches("[a-z0-9_.%+~-]{1,255}").doesNotStartWith("."));
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      for (int n = 0; n < names.size(); n++) {
        KeyPath.Piece piece = KeyPath.piece(names.get(n));
        assertThat(piece).isNotNull();
        assertThat(piece.file()).isEqualTo(n == names.size() - 1);
        read.writeBytes(piece.bytes());
      }
      assertThat(read.toString(StandardCharsets.UTF_8)).isEqualTo(key);
    }
    assertThat(paths).hasSameSizeAs(keys);
  }

  private static String key(Random random) {
    String alphabet = "/aAbB.%+~-_ \0ä\u0308😀";
    int[] letters = alphabet.codePoints().toArray();
    StringBuilder key = new StringBuilder();
    int length = random.nextInt(4) == 0 ? random.nextInt(250) : random.nextInt(6);
    for (int i = 0; i <= length; i++) {
      key.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return key.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lost+found", "README", "a b~", ".anyfn", "%2", "%4A", "%2F~", "%61~", "a..~~"})
  void namesOfOthersAreNoKeys(String name) {
    assertThat(KeyPath.piece(name)).isNull();
  }
}
