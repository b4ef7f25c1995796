package dev.anyfn.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page says what the suite tests, word for word. */
class DocumentedRulesTest {

  @Test
  void thePageHasAllRulesAndNoOther() throws IOException {
    List<String> page =
        Files.readAllLines(Path.of("../../docs/conformance.md")).stream()
            .filter(line -> line.matches("\\| [BT]-\\d\\d .*"))
            .toList();
    List<String> rules =
        Stream.concat(Rules.ofBuckets().stream(), Rules.ofTables().stream())
            .map(DocumentedRulesTest::row)
            .toList();
    assertThat(page).isEqualTo(rules);
  }

  private static String row(Rule rule) {
    Stream<String> needs = rule.needs().stream().map(one -> "`" + one + "`").sorted();
    Stream<String> reach =
        rule.reach() == Rule.Reach.STORE
            ? Stream.empty()
            : Stream.of(rule.reach().name().toLowerCase(Locale.ROOT));
    return "| %s | %s | %s | %s |"
        .formatted(
            rule.id(),
            rule.level(),
            String.join(", ", Stream.concat(needs, reach).toList()),
            rule.text());
  }
}
