package dev.anyfn.testkit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

  private static String masked(Masking masking, String json) {
    String pretty =
        new String(masking.apply(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    return pretty.replaceAll("\n *", "").replace(" : ", ":");
  }

  private static String masked(String json) {
    return masked(Masking.standard(), json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"Authorization\":\"Abc-12\"} | {\"Authorization\":\"Xxxx00\"}",
        "{\"X-Api-Key\":\"k\"} | {\"X-Api-Key\":\"x\"}",
        "{\"userPassword\":{\"S\":\"a b\"}} | {\"userPassword\":{\"S\":\"xxx\"}}",
        "{\"Set-Cookie\":[\"a\",\"bc\"]} | {\"Set-Cookie\":[\"x\",\"xx\"]}",
        "{\"secret\":-12.5e1} | {\"secret\":-11.1e1}",
        "{\"secret\":11} | {\"secret\":10}",
        "{\"secret\":\"xxx\"} | {\"secret\":\"***\"}",
        "{\"secret\":true,\"token\":null} | {\"secret\":false,\"token\":null}",
        "{\"name\":\"password\",\"value\":\"ab\"} | {\"name\":\"password\",\"value\":\"xx\"}",
        "{\"q\":\"a=1&token=ab&c=d\"} | {\"q\":\"a=1&token=xx&c=d\"}",
        "{\"q\":\"Bearer abc.d\"} | {\"q\":\"Bearer xxxxx\"}",
        "{\"m\":\"to ada.b@mail.example, now\"} | {\"m\":\"to xxx.x@xxxx.xxxxxxx, now\"}",
        "{\"m\":\"4111 1111 1111 1111\"} | {\"m\":\"1000 0000 0000 0001\"}",
        "{\"a\":123456789,\"b\":[987654321,123456789]} |"
            + " {\"a\":100000001,\"b\":[100000002,100000001]}",
        "{\"t\":\"2026-01-02T03:04:05.678Z\",\"n\":12345678} |"
            + " {\"n\":12345678,\"t\":\"2026-01-02T03:04:05.678Z\"}",
      })
  void hidesButKeepsTheShape(String event, String masked) {
    assertThat(masked(event)).isEqualTo(masked);
  }

  @Test
  void looksIntoJsonAndBase64() {
    String inner = "{\"password\":\"abc\",\"n\":1}";
    assertThat(masked("{\"body\":\"{\\\"password\\\":\\\"abc\\\",\\\"n\\\":1}\"}"))
        .isEqualTo("{\"body\":\"{\\\"n\\\":1,\\\"password\\\":\\\"xxx\\\"}\"}");
    String base64 = Base64.getEncoder().encodeToString(inner.getBytes(StandardCharsets.UTF_8));
    String out = masked("{\"data\":\"" + base64 + "\"}").replaceAll(".*:\"|\"}", "");
    assertThat(new String(Base64.getDecoder().decode(out), StandardCharsets.UTF_8))
        .isEqualTo("{\"n\":1,\"password\":\"xxx\"}");
    String form =
        Base64.getEncoder().encodeToString("password=abc&x=1".getBytes(StandardCharsets.UTF_8));
    String maskedForm = masked("[\"" + form + "\"]").replaceAll("[\\[\"\\]]", "");
    assertThat(new String(Base64.getDecoder().decode(maskedForm), StandardCharsets.UTF_8))
        .isEqualTo("password=xxx&x=1");
  }

  @Test
  void leavesWhatIsInnocentAsItIs() {
    String innocent =
        "{\"body\":\"{ \\\"z\\\":1,  \\\"a\\\":2 }\",\"data\":\"aGVsbG8gd29ybGQ=\",\"n\":1.50,\"x\":null}";
    assertThat(masked(innocent)).isEqualTo(innocent);
  }

  @Test
  void hidesWhatItIsToldToo() {
    Masking more = Masking.standard().field("Tax-Id").pointer("/a/0/b~1c").pointer("/d");
    assertThat(
            masked(
                more,
                "{\"a\":[{\"b/c\":\"x1\"},{\"b/c\":\"x1\"}],\"d\":{\"e\":\"f\"},\"taxid\":\"Q\"}"))
        .isEqualTo(
            "{\"a\":[{\"b/c\":\"x0\"},{\"b/c\":\"x1\"}],\"d\":{\"e\":\"x\"},\"taxid\":\"X\"}");
    assertThatThrownBy(() -> Masking.standard().pointer("a")).hasMessageContaining("starts with /");
    assertThatThrownBy(() -> Masking.standard().field("-")).hasMessageContaining("everything");
    assertThatThrownBy(() -> masked("{")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void writesMembersSortedAndOneToALine() {
    byte[] out =
        Masking.standard().apply("{\"b\":[1,{}],\"a\":\"x\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(new String(out, StandardCharsets.UTF_8))
        .isEqualTo("{\n  \"a\" : \"x\",\n  \"b\" : [\n    1,\n    { }\n  ]\n}\n");
    assertThat(Masking.standard().apply(out)).as("masked again").isEqualTo(out);
  }

  /** As large as Lambda takes them; in quadratic time this would not end. */
  @Test
  @Timeout(60)
  void isDoneWithALargeEvent() {
    String large = "a".repeat(6_000_001) + "!";
    String out = masked("{\"body\":\"" + large + "\",\"m\":\"ada@mail.example\"}");
    assertThat(out.length()).isGreaterThan(6_000_000);
    assertThat(out).endsWith("\"m\":\"xxx@xxxx.xxxxxxx\"}");
  }

  /** Secrets of all kinds, in all the places where they stand in events. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void neverLetsASecretThrough(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      List<String> secrets = new ArrayList<>();
      byte[] event = JsonDocument.write(event(random, secrets, 0));
      String out = new String(Masking.standard().apply(event), StandardCharsets.UTF_8);
      StringBuilder all = new StringBuilder(out);
      open(out, all);
      for (String secret : secrets) {
        assertThat(all.toString())
            .as(new String(event, StandardCharsets.UTF_8))
            .doesNotContain(secret);
      }
    }
  }

  /** What stands in escapes and in base64 is looked at, too. */
  private static void open(String text, StringBuilder all) {
    for (String word : text.split("[\"\\\\]+", -1)) {
      try {
        String inner = new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8);
        if (word.length() >= 8) {
          all.append('\n').append(inner);
          open(inner, all);
        }
      } catch (IllegalArgumentException e) {
        // no base64
      }
    }
  }

  private static Map<String, Object> event(Random random, List<String> secrets, int depth) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("id", "e-" + random.nextInt(1000));
    for (int i = 0; i < 4; i++) {
      String name = "m" + i;
      switch (random.nextInt(depth > 2 ? 6 : 9)) {
        case 0 -> event.put("X-Access-Token" + i, secret(random, secrets));
        case 1 ->
            event.put(
                "cookies" + i,
                List.of(secret(random, secrets), Map.of("a", secret(random, secrets))));
        case 2 -> event.put(name, "a=b&api_key=" + secret(random, secrets) + "&c=d");
        case 3 -> event.put(name, "mail to " + email(random, secrets) + "!");
        case 4 -> event.put(name, "no. " + number(random, secrets) + " or so");
        case 5 -> event.put(name, new JsonDocument.Literal(number(random, secrets)));
        case 6 -> event.put(name, event(random, secrets, depth + 1));
        case 7 ->
            event.put(
                name, JsonDocument.text(JsonDocument.write(event(random, secrets, depth + 1))));
        default ->
            event.put(
                name,
                Base64.getEncoder()
                    .encodeToString(JsonDocument.write(event(random, secrets, depth + 1))));
      }
    }
    return event;
  }

  private static String word(Random random, String letters, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }

  private static String secret(Random random, List<String> secrets) {
    String secret = word(random, "abcXYZ019-_.~!éß", 8 + random.nextInt(12));
    secrets.add(secret);
    return secret;
  }

  private static String email(Random random, List<String> secrets) {
    String local = word(random, "abcdefgh0123", 6 + random.nextInt(6));
    secrets.add(local);
    return local + "@" + word(random, "abcd", 5) + ".example";
  }

  private static String number(Random random, List<String> secrets) {
    String number = (1 + random.nextInt(9)) + word(random, "0123456789", 8 + random.nextInt(9));
    secrets.add(number);
    return number;
  }
}
