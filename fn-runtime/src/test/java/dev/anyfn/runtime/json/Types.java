package dev.anyfn.runtime.json;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Plain types: a fixed set of records, and types that are made of them at random. */
final class Types {

  enum Colour {
    RED,
    GREEN,
    @SuppressWarnings("unused")
    Blue {
      @Override
      public String toString() {
        return "sky";
      }
    }
  }

  interface Named {
    String name();

    default String label() {
      return name() + "!";
    }
  }

  record Point(int x, int y) {}

  record Primitives(
      boolean flag, byte b, short s, int i, long l, float f, double d, char c, String text) {}

  record Boxes(
      Boolean flag, Byte b, Short s, Integer i, Long l, Float f, Double d, Character c, int[] a) {}

  record Numbers(BigDecimal price, BigInteger count, OptionalInt oi, OptionalLong ol) {}

  record Times(
      Instant instant,
      LocalDate date,
      LocalTime time,
      LocalDateTime both,
      OffsetDateTime offset,
      ZonedDateTime zoned,
      Duration duration,
      Period period,
      OffsetTime offsetTime,
      ZoneOffset zone) {}

  record Ids(UUID id, URI link, byte[] data, Colour colour, DayOfWeek day, OptionalDouble od) {}

  record Node(String value, List<Node> children, Optional<Node> next) {}

  record Pair<A, B>(A first, B second) {}

  record Page<T>(List<T> items, Optional<T> best, Map<String, T> byName, T[] array, int total) {}

  record Strict(String name, int count) implements Named, Comparable<Strict> {
    Strict {
      if (count < 0) {
        throw new IllegalArgumentException("negative: " + count);
      }
      if (name != null && name.equals("refused")) {
        throw dev.anyfn.FunctionException.invalidInput("that name is taken");
      }
      name = name == null ? "nobody" : name;
    }

    Strict(String name) {
      this(name, 1);
    }

    static Strict valueOf(String text) {
      return new Strict(text, text.length());
    }

    @Override
    public int compareTo(Strict other) {
      return count - other.count;
    }
  }

  record Id(String value) {}

  record Count(int value) {
    Count() {
      this(7);
    }
  }

  record Empty() {}

  private record Hidden(String a, List<Integer> b) {}

  record Trees(Object any, Map<String, Object> members, List<Object> elements, Object[] array) {}

  record Maps(Map<Integer, String> ints, Map<Colour, Point> colours, Map<Long, List<Id>> longs) {}

  record Sets(Set<String> names, Collection<Double> numbers, LinkedHashSet<Colour> colours) {}

  record Grid(int[][] cells, String[] names, double[] weights, boolean[] flags, Point[] points) {}

  record Übergröße(String straße, @SuppressWarnings("unused") int $, String a_b) {}

  private static final List<Class<?>> LEAVES =
      List.of(
          String.class,
          Integer.class,
          Long.class,
          Boolean.class,
          Double.class,
          BigDecimal.class,
          BigInteger.class,
          UUID.class,
          URI.class,
          byte[].class,
          Colour.class,
          Instant.class,
          LocalDate.class,
          LocalDateTime.class,
          LocalTime.class,
          OffsetDateTime.class,
          ZonedDateTime.class,
          Duration.class,
          Object.class,
          Short.class,
          Byte.class,
          Float.class,
          Character.class,
          OptionalInt.class,
          OptionalLong.class,
          OptionalDouble.class,
          Period.class,
          int[].class,
          long[].class,
          String[].class,
          double[].class);

  static final List<Class<?>> RECORDS =
      List.of(
          Point.class,
          Primitives.class,
          Boxes.class,
          Numbers.class,
          Times.class,
          Ids.class,
          Node.class,
          Strict.class,
          Id.class,
          Count.class,
          Empty.class,
          Hidden.class,
          Trees.class,
          Maps.class,
          Sets.class,
          Grid.class,
          Übergröße.class,
          Strict.class,
          Point.class);

  private Types() {}

  static Type random(Random random, int depth) {
    int choice = random.nextInt(depth > 2 ? 10 : 20);
    if (choice < 6) {
      return RECORDS.get(random.nextInt(RECORDS.size()));
    }
    if (choice < 10) {
      return LEAVES.get(random.nextInt(LEAVES.size()));
    }
    Type inner = random(random, depth + 1);
    return switch (choice) {
      case 10, 11 -> generic(List.class, inner);
      case 12 -> generic(Set.class, inner);
      case 13 -> generic(Optional.class, inner);
      case 14 -> generic(Map.class, String.class, inner);
      case 15 -> generic(random.nextBoolean() ? Map.class : HashMap.class, key(random), inner);
      case 16 -> generic(Page.class, inner);
      case 17 -> generic(Pair.class, inner, random(random, depth + 1));
      case 18 -> generic(random.nextBoolean() ? ArrayList.class : Collection.class, inner);
      default -> generic(LinkedHashMap.class, key(random), inner);
    };
  }

  private static Type key(Random random) {
    return List.of(String.class, Integer.class, Long.class, Colour.class, Object.class)
        .get(random.nextInt(5));
  }

  static Type generic(Class<?> raw, Type... arguments) {
    return new GenericType(raw, arguments);
  }
}
