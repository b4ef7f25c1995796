package dev.anyfn.store.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ObjectNamesTest {

  private static final String ALPHABET =
      ".\0\u0001\u0002\b\t\n\u000b\f\r\u000e /a%z\u007f\u00e9\uffff";
  private static final boolean DEEP = Boolean.getBoolean("anyfn.deep");

  private final ObjectNames names = new ObjectNames("");

  @Test
  void areLegalAndSortAsTheKeysAndLeadBackToThem() {
    Random random = new Random(42);
    String last = "a";
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < (DEEP ? 2_000_000 : 100_000); i++) {
      String key = key(random);
      String name = names.ofKey(key);
      assertThat(names.key(name)).isEqualTo(key);
      assertThat(name).isNotIn(".", "..").doesNotContain("\n", "\r");
      assertThat(Integer.signum(compare(name, names.ofKey(last))))
          .as("%s and %s", Arrays.toString(key.toCharArray()), Arrays.toString(last.toCharArray()))
          .isEqualTo(Integer.signum(compare(key, last)));
      String prefix = key.substring(0, random.nextInt(key.length() + 1));
      assertThat(name).startsWith(names.ofPrefix(prefix));
      last = key;
      seen.add(key);
    }
    assertThat(seen).hasSizeGreaterThan(1000);
  }

  private static String key(Random random) {
    StringBuilder key = new StringBuilder();
    int length = 1 + random.nextInt(4);
    for (int i = 0; i < length; i++) {
      key.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return key.toString();
  }

  private static int compare(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void thatOthersGaveAreListedAsTheyAre() {
    assertThat(names.key("a\tb")).isEqualTo("a\tb");
    assertThat(names.key("\t")).isEqualTo("\t");
  }

  @Test
  void refuseWhatTheProductCannotTake() {
    assertThatThrownBy(() -> names.ofKey(".well-known/acme-challenge/x"))
        .hasMessageContaining("INVALID_INPUT");
    assertThatThrownBy(() -> new ObjectNames("folder/").ofKey("x".repeat(1020)))
        .hasMessageContaining("INVALID_INPUT");
  }
}
