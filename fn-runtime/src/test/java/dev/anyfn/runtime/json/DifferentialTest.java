package dev.anyfn.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The streaming core against data binding: the same values, refusals and bytes. */
class DifferentialTest {

  private static final int TYPES = Boolean.getBoolean("anyfn.deep") ? 5_000 : 400;
  private static final int DOCUMENTS = 205;

  private final List<String> differences = new ArrayList<>();

  @Test
  void readsRefusesAndWritesWhatDataBindingDoes() {
    Random random = new Random(20261121);
    DataBindingCodec reference = new DataBindingCodec(JsonLimits.DEFAULT);
    StreamingCodec codec = new StreamingCodec(JsonLimits.DEFAULT);
    Documents documents = new Documents(random);
    Mutations mutations = new Mutations(random);
    int read = 0;
    for (int i = 0; i < TYPES; i++) {
      Type type = Types.random(random, 0);
      assertThat(codec.explain(type)).endsWith("streaming core");
      JsonBinding ours = codec.bind(type);
      JsonBinding theirs = reference.bind(type);
      for (int j = 0; j < DOCUMENTS; j++) {
        read += compare(type, mutations.mutated(documents.of(type)), ours, theirs);
      }
    }
    assertThat(differences).isEmpty();
    // Most documents must get through, or the test would say little.
    assertThat(read).isGreaterThan(TYPES * DOCUMENTS / 3);
  }

  private int compare(Type type, byte[] json, JsonBinding ours, JsonBinding theirs) {
    Outcome expected = Outcome.read(theirs, json);
    Outcome actual = Outcome.read(ours, json);
    check(type, json, "read", expected.text(), actual.text());
    if (expected.refused() || actual.refused()) {
      return 0;
    }
    check(
        type,
        json,
        "write",
        Outcome.write(theirs, expected.value()),
        Outcome.write(ours, expected.value()));
    if (json.length % 4 > 0) {
      return 1;
    }
    String text = new String(json, StandardCharsets.UTF_8);
    check(type, json, "text", Outcome.read(theirs, text).text(), Outcome.read(ours, text).text());
    return 1;
  }

  private void check(Type type, byte[] json, String what, String expected, String actual) {
    if (!expected.equals(actual) && differences.size() < 40) {
      int from = 0;
      while (from < Math.min(expected.length(), actual.length())
          && expected.charAt(from) == actual.charAt(from)) {
        from++;
      }
      differences.add(
          "\n%s %s\n  %s\n  expected %s\n  actual   %s"
              .formatted(
                  what,
                  type.getTypeName().replace("dev.anyfn.runtime.json.Types$", ""),
                  new String(json, StandardCharsets.UTF_8),
                  excerpt(expected, from),
                  excerpt(actual, from)));
    }
  }

  private static String excerpt(String text, int from) {
    return text.substring(Math.max(0, from - 60), Math.min(text.length(), from + 200));
  }
}
