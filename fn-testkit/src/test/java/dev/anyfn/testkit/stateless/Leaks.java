package dev.anyfn.testkit.stateless;

import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.SnapshotAware;
import dev.anyfn.state.Key;
import dev.anyfn.state.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;

/** Functions that are wrong on purpose: each lets something outlive its call. */
public final class Leaks {

  private Leaks() {}

  public static final class StaticCounter implements Function<String, String> {
    private static int ever;

    @Override
    public String apply(String input, Context context) {
      return ++ever + "," + input;
    }
  }

  /** Remembers what it was asked last. */
  static final class Connection {
    private String lastResult;

    String ask(String question) {
      String before = lastResult;
      lastResult = question;
      return before == null ? question : before;
    }
  }

  public static final class CachedConnection implements Function<String, String> {
    private static final Connection CONNECTION = new Connection();

    @Override
    public String apply(String input, Context context) {
      return CONNECTION.ask(input);
    }
  }

  public static final class FixedSeed implements Function<String, Integer> {
    private static final Random RANDOM = new Random(42);

    @Override
    public Integer apply(String input, Context context) {
      return RANDOM.nextInt(1_000_000);
    }
  }

  public static final class FilePresent implements Function<String, String> {
    @Override
    public String apply(String input, Context context) throws IOException {
      Path model = Path.of("/tmp/model");
      if (input.equals("learn")) {
        Files.writeString(model, "learnt");
      }
      return Files.exists(model) ? Files.readString(model) : "nothing";
    }
  }

  public static final class Local implements Function<String, String> {
    private static final ThreadLocal<String> USER = new ThreadLocal<>();

    @Override
    public String apply(String input, Context context) {
      if (USER.get() == null) {
        USER.set(input);
      }
      return USER.get();
    }
  }

  public static final class Property implements Function<String, String> {
    @Override
    public String apply(String input, Context context) {
      if (input.equals("debug")) {
        System.setProperty("com.example.debug", "on");
      }
      return System.getProperty("com.example.debug", "off");
    }
  }

  public static final class SetsLocale implements Function<String, String> {
    @Override
    public String apply(String input, Context context) {
      Locale.setDefault(Locale.forLanguageTag(input));
      return "done " + input;
    }
  }

  public static final class SetsLocaleForNext implements Function<String, String> {
    @Override
    public String apply(String input, Context context) {
      String amount = String.format("%.2f", 1.5);
      if (input.equals("de")) {
        Locale.setDefault(Locale.GERMANY);
      }
      return amount;
    }
  }

  public static final class SetsZone implements Function<String, String> {
    @Override
    public String apply(String input, Context context) {
      String zone = ZoneId.systemDefault().getId();
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      return zone;
    }
  }

  public static final class ZoneDependent implements Function<String, String> {
    @Override
    public String apply(String input, Context context) {
      return LocalDateTime.now().toString();
    }
  }

  public static final class UpperCase implements Function<String, String> {
    @Override
    public String apply(String input, Context context) {
      return input.toUpperCase();
    }
  }

  public static final class Formatted implements Function<Double, String> {
    @Override
    public String apply(Double input, Context context) {
      return String.format("%.2f", input);
    }
  }

  public record Basket(List<String> items) {}

  /** Keeps its input, and adds to it. */
  public static final class KeepsInput implements Function<Basket, Integer> {
    private Basket basket;

    @Override
    public Integer apply(Basket input, Context context) {
      if (basket == null) {
        basket = new Basket(new ArrayList<>());
      }
      basket.items().addAll(input.items());
      return basket.items().size();
    }
  }

  public static final class Deduplicates implements Function<String, String> {
    private final Set<String> seen = new HashSet<>();

    @Override
    public String apply(String input, Context context) {
      return seen.add(input) ? "charged" : "charged already";
    }
  }

  /** Answers the same, whatever it holds: only the store shows it. */
  public static final class WritesWhatItHolds implements Function<String, String> {
    private final Table table;
    private final List<String> all = new ArrayList<>();

    public WritesWhatItHolds(Environment environment) {
      table = environment.table("reports");
    }

    @Override
    public String apply(String input, Context context) {
      all.add(input);
      table.put(Key.of("report", input), all);
      return "done";
    }
  }

  /** The last one wins, whenever it happened. */
  public static final class LastWins implements Function<String, String> {
    private final Table table;

    public LastWins(Environment environment) {
      table = environment.table("prices");
    }

    @Override
    public String apply(String input, Context context) {
      table.put(Key.of("price", "now"), input);
      return "done";
    }
  }

  public static final class Today implements Function<String, String> {
    private static final LocalDate TODAY = LocalDate.now();

    @Override
    public String apply(String input, Context context) {
      return input + " " + TODAY;
    }
  }

  public static final class DrawnAtStart implements Function<String, String> {
    private final Random random = new Random();

    @Override
    public String apply(String input, Context context) {
      return "token-" + random.nextLong();
    }
  }

  /** Closes something before a checkpoint, and forgets to open it again. */
  public static final class StaysClosed implements Function<String, String>, SnapshotAware {
    private boolean open = true;

    @Override
    public void beforeCheckpoint() {
      open = false;
    }

    @Override
    public void afterRestore() {
      // nothing
    }

    @Override
    public String apply(String input, Context context) {
      if (!open) {
        throw new IllegalStateException("closed");
      }
      return input;
    }
  }

  public static final class Fails implements Function<String, String> {
    private static boolean broken;

    @Override
    public String apply(String input, Context context) {
      if (broken) {
        throw new IllegalStateException("the connection is closed");
      }
      broken = input.equals("break");
      return "fine";
    }
  }

  /** It takes two of three to make a difference. */
  public static final class Conspiracy implements Function<String, String> {
    private static boolean first;
    private static boolean second;
    static int harmless;

    @Override
    public String apply(String input, Context context) {
      harmless++;
      first |= input.equals("one");
      second |= input.equals("two");
      return input.equals("ask") && first && second ? "both" : "not both";
    }
  }

  public static final class Background implements Function<String, String> {
    @Override
    public String apply(String input, Context context) throws InterruptedException {
      java.util.concurrent.CountDownLatch running = new java.util.concurrent.CountDownLatch(1);
      new Thread(
              () -> {
                running.countDown();
                try {
                  new java.util.concurrent.CountDownLatch(1).await();
                } catch (InterruptedException e) {
                  // the end
                }
              },
              "mailer")
          .start();
      running.await();
      return input;
    }
  }

  public static final class NeverStarts implements Function<String, String> {
    public NeverStarts() {
      throw new IllegalStateException("no settings");
    }

    @Override
    public String apply(String input, Context context) {
      return input;
    }
  }

  public static final class AlwaysFails implements Function<String, String> {
    @Override
    public String apply(String input, Context context) {
      throw new IllegalStateException("always");
    }
  }
}
