package dev.anyfn.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of which the declared type does not tell what they are. */
class WritingTest {

  static final class Names extends ArrayList<Object> {
    Names(Object... names) {
      super(Arrays.asList(names));
    }
  }

  static final class Joined extends ArrayList<Object> {
    @JsonValue
    String joined() {
      return "joined";
    }
  }

  static class Bean {
    public int a = 3;
  }

  record Failing(String name) {
    @Override
    public String name() {
      throw new IllegalStateException("no name");
    }
  }

  enum Loud {
    A {
      @Override
      public String toString() {
        return "loud";
      }
    }
  }

  static List<Object> values() {
    Map<Object, Object> numbered = new LinkedHashMap<>();
    numbered.put(1, "one");
    numbered.put(Loud.A, 2.5f);
    Map<String, Object> nulls = new HashMap<>();
    nulls.put("none", null);
    Properties properties = new Properties();
    properties.put("p", "q");
    return List.of(
        "text \u2028 \" \\ \u0001 é 😀",
        1,
        2L,
        (short) 3,
        (byte) 4,
        'c',
        1.5,
        Double.NaN,
        Float.NEGATIVE_INFINITY,
        -0.0,
        true,
        Loud.A,
        Instant.EPOCH,
        LocalDate.MAX,
        java.time.Year.of(2021),
        java.time.YearMonth.of(12021, 2),
        java.time.ZoneId.of("Europe/Paris"),
        java.time.Month.MAY,
        new java.util.Date(0),
        Locale.FRANCE,
        new java.math.BigDecimal("1E+400"),
        new byte[] {1, 2, -3},
        new char[] {'a', 'b'},
        new int[][] {{1}, {}},
        new Object[] {1, null, "x", new Types.Point(1, 2)},
        new Types.Point(1, 2),
        new Types.Pair<>(List.of(1), Map.of("k", new Types.Point(3, 4))),
        new Types.Empty(),
        new Bean(),
        List.of(new Bean(), new Types.Id("x"), Optional.of(1), Optional.empty()),
        Arrays.asList(1, null, "x"),
        Collections.unmodifiableList(new ArrayList<>(List.of(1))),
        new TreeSet<>(List.of("b", "a")),
        EnumSet.of(Loud.A),
        new EnumMap<>(Map.of(Loud.A, 1)),
        new TreeMap<>(Map.of("b", 1, "a", 2)),
        Collections.singletonMap("k", List.of()),
        numbered,
        nulls,
        properties,
        new Names("a", new Types.Point(1, 2)),
        new Joined(),
        List.of(new Joined(), new Names(), Map.of("x", new Joined())),
        Map.of("k", new Names(1)),
        new StringBuilder("builder"),
        java.util.UUID.fromString("6b1f8ac2-1111-4a4a-8888-0123456789ab"),
        java.net.URI.create("http://a/b"),
        new java.util.concurrent.atomic.AtomicInteger(7),
        Map.entry("k", "v"),
        Collections.singletonMap(null, 1));
  }

  @ParameterizedTest
  @MethodSource("values")
  void areWrittenAsDataBindingWritesThem(Object value) {
    same(Object.class, value);
    same(Types.generic(Map.class, String.class, Object.class), Map.of("member", value));
    same(Types.generic(List.class, Object.class), List.of(value, value));
    same(Types.Trees.class, new Types.Trees(value, null, List.of(value), new Object[] {value}));
    same(Types.generic(Types.Pair.class, Object.class, Object.class), new Types.Pair<>(value, 1));
    same(Types.generic(Optional.class, Object.class), Optional.of(value));
  }

  @Test
  void aListOfOnesOwnIsWrittenAsAList() {
    Type points = Types.generic(List.class, Types.Point.class);
    same(points, new Names(new Types.Point(1, 2)));
    same(points, new Joined());
    same(Types.generic(Map.class, Types.Colour.class, Types.Point.class), Map.of());
    same(
        Types.generic(Map.class, Types.Colour.class, Types.Point.class),
        new EnumMap<>(Map.of(Types.Colour.RED, new Types.Point(1, 2))));
    same(Types.generic(Map.class, Integer.class, String.class), Map.of(-5, "x"));
  }

  @Test
  void nothingIsNull() {
    for (Type type : List.of(Types.Point.class, Object.class, String.class, int.class)) {
      same(type, null);
    }
  }

  @Test
  void whatAnAccessorThrowsIsTheCause() {
    JsonBinding binding = new StreamingCodec(JsonLimits.DEFAULT).bind(Failing.class);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> binding.write(new Failing("x"), out)))
        .isInstanceOf(IOException.class)
        .hasRootCauseMessage("no name");
    assertThat(out.toString()).doesNotEndWith("}");
  }

  @Test
  void aValueThatContainsItselfIsRefused() {
    List<Object> itself = new ArrayList<>();
    itself.add(itself);

    assertThat(Outcome.write(new StreamingCodec(JsonLimits.DEFAULT).bind(Object.class), itself))
        .isEqualTo("IOException");
  }

  private static void same(Type type, Object value) {
    String expected = Outcome.write(new DataBindingCodec(JsonLimits.DEFAULT).bind(type), value);
    String actual = Outcome.write(new StreamingCodec(JsonLimits.DEFAULT).bind(type), value);
    assertThat(actual).isEqualTo(expected);
  }
}
