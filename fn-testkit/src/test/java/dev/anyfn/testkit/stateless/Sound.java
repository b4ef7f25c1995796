package dev.anyfn.testkit.stateless;

import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.FunctionException;
import dev.anyfn.state.Idempotent;
import dev.anyfn.state.Key;
import dev.anyfn.state.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The right twins of {@link Leaks}, and other functions that nothing is wrong with. */
public final class Sound {

  private Sound() {}

  public static final class Configured implements Function<String, String> {
    private static final Map<String, String> NAMES = Map.of("a", "Alpha", "b", "Beta");
    private static final Pattern WORD = Pattern.compile("[a-z]+");

    @Override
    public String apply(String input, Context context) {
      return WORD.matcher(input).matches() ? NAMES.getOrDefault(input, input) : "no word";
    }
  }

  public static final class Cache implements Function<String, Integer> {
    private static final Map<String, Integer> LENGTHS = new ConcurrentHashMap<>();
    private List<Integer> primes;

    @Override
    public Integer apply(String input, Context context) {
      if (primes == null) {
        primes = IntStream.of(2, 3, 5, 7).boxed().toList();
      }
      return LENGTHS.computeIfAbsent(input, String::length) * primes.get(0);
    }
  }

  public record Order(String id, int cents) {}

  public record Receipt(String id, int cents, String number) {}

  public static final class Orders implements Function<Order, Receipt> {
    private final Idempotent<Order, Receipt> once;
    private final Table table;

    public Orders(Environment environment) {
      table = environment.table("orders");
      once =
          Idempotent.<Order, Receipt>over(environment.table("done"))
              .key(Order::id)
              .result(Receipt.class)
              .wrap(
                  (order, context, attempt) -> {
                    Receipt receipt =
                        new Receipt(order.id(), order.cents(), UUID.randomUUID().toString());
                    table.put(Key.of("order", order.id()), receipt);
                    return receipt;
                  });
    }

    @Override
    public Receipt apply(Order order, Context context) throws Exception {
      return once.apply(order, context);
    }
  }

  public static final class Appends implements Function<String, String> {
    private final Table table;

    public Appends(Environment environment) {
      table = environment.table("log");
    }

    @Override
    public String apply(String input, Context context) {
      table.put(Key.of("line", UUID.randomUUID().toString()), input);
      return "done";
    }
  }

  public static final class Ids implements Function<String, Map<String, String>> {
    private static final SecureRandom SECURE = new SecureRandom();

    @Override
    public Map<String, String> apply(String input, Context context) {
      Map<String, String> answer = new HashMap<>();
      answer.put("input", input);
      answer.put("id", UUID.randomUUID().toString());
      answer.put("secure", Long.toHexString(SECURE.nextLong()));
      answer.put("own", Long.toHexString(new Random().nextLong()));
      return answer;
    }
  }

  public static final class Formatted implements Function<Double, String> {
    private final Clock clock;

    public Formatted(Environment environment) {
      clock = environment.clock();
    }

    @Override
    public String apply(Double input, Context context) {
      return "total".toUpperCase(Locale.ROOT)
          + String.format(Locale.ROOT, " %.2f ", input)
          + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
  }

  public static final class CleansUp implements Function<String, String> {
    private static final ThreadLocal<String> USER = new ThreadLocal<>();

    @Override
    public String apply(String input, Context context) throws IOException {
      USER.set(input);
      Path scratch = Files.createTempFile("scratch", null);
      try {
        Files.writeString(scratch, USER.get());
        return Files.readString(scratch);
      } finally {
        Files.delete(scratch);
        USER.remove();
      }
    }
  }

  public static final class Refuses implements Function<Order, String> {
    @Override
    public String apply(Order order, Context context) throws InterruptedException {
      Thread.sleep(100);
      if (order.cents() < 0) {
        throw FunctionException.invalidInput("cents must not be negative");
      }
      if (order.cents() == 13) {
        throw new IllegalStateException("unlucky");
      }
      return "ok";
    }
  }

  /** Depends on a table that the test has filled. */
  public static final class LooksUp implements Function<String, String> {
    private final Table table;

    public LooksUp(Environment environment) {
      table = environment.table("names");
    }

    @Override
    public String apply(String input, Context context) {
      return table
          .get(Key.of("name", input), String.class)
          .orElseThrow(() -> FunctionException.invalidInput("unknown"))
          .value();
    }
  }

  /** Keeps the newest, whatever comes last. */
  public static final class NewestWins implements Function<Order, String> {
    private final Table table;

    public NewestWins(Environment environment) {
      table = environment.table("prices");
    }

    @Override
    public String apply(Order order, Context context) {
      table.update(
          Key.of("price", "now"),
          Order.class,
          known -> Optional.of(known.filter(k -> k.cents() >= order.cents()).orElse(order)));
      return "done";
    }
  }
}
