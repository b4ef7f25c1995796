package dev.anyfn.testkit.sim;

import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.FunctionException;
import dev.anyfn.SnapshotAware;
import dev.anyfn.state.Key;
import dev.anyfn.state.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Functions that do what instances are for, or what they must not do. */
public final class Guests {

  private Guests() {}

  /** How often its class, and how often this request, has counted. */
  public static final class Counter implements Function<String, String> {
    private static int ever;

    @Override
    public String apply(String input, Context context) {
      int once = 0;
      return ++ever + "," + ++once;
    }
  }

  public record Order(String id, int quantity) {}

  public static final class Doubler implements Function<Order, Order> {
    @Override
    public Order apply(Order order, Context context) {
      if (order.quantity() < 0) {
        throw FunctionException.invalidInput("quantity must not be negative");
      }
      return new Order(order.id(), 2 * order.quantity());
    }
  }

  /** Does what its input names. */
  public static final class Does implements Function<String, String> {
    private final Table table;

    public Does(Environment environment) {
      table = environment.table("things");
    }

    @Override
    public String apply(String input, Context context) throws Exception {
      switch (input) {
        case "exit" -> System.exit(3);
        case "halt" -> Runtime.getRuntime().halt(4);
        case "fail" -> throw new IllegalStateException("no");
        case "memory" -> {
          return "" + new byte[Integer.MAX_VALUE - 8].length;
        }
        case "sleep" -> Thread.sleep(5000);
        case "swallow" -> {
          try {
            Thread.sleep(60_000);
          } catch (InterruptedException e) {
            System.out.println("who cares");
          }
        }
        case "loop" -> {
          while (true) {
            Thread.onSpinWait();
          }
        }
        case "store" -> table.put(Key.of("k", "s"), input);
        case "late" -> {
          try {
            Thread.sleep(60_000);
          } finally {
            table.put(Key.of("late", "s"), input);
          }
        }
        case "thread" -> start();
        case "pool" ->
            CompletableFuture.runAsync(
                () -> {
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    // ends
                  }
                });
        default -> {
          return input;
        }
      }
      return "done";
    }

    private void start() throws InterruptedException {
      CountDownLatch running = new CountDownLatch(1);
      new Thread(
              () -> {
                running.countDown();
                try {
                  new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                  // the end
                }
              },
              "left-behind")
          .start();
      running.await();
    }
  }

  /** Leaves half of its work to a thread. */
  public static final class Leaves implements Function<String, String> {
    private final Table table;

    public Leaves(Environment environment) {
      table = environment.table("late");
    }

    @Override
    public String apply(String input, Context context) {
      AtomicBoolean running = new AtomicBoolean();
      new Thread(
              () -> {
                running.set(true);
                try {
                  Thread.sleep(500);
                  table.put(Key.of(input), "there");
                } catch (InterruptedException e) {
                  // the end
                }
              },
              "late")
          .start();
      while (!running.get()) {
        Thread.onSpinWait();
      }
      return input;
    }
  }

  /** What it sees of its surroundings. */
  public static final class Sees implements Function<String, List<String>> {
    @Override
    public List<String> apply(String input, Context context) throws IOException {
      List<String> seen = new ArrayList<>();
      seen.add(System.getenv("COLOR"));
      seen.add(String.valueOf(System.getProperty("seen")));
      System.setProperty("seen", input);
      seen.add(Locale.getDefault().toLanguageTag());
      seen.add("I".toLowerCase());
      seen.add(String.format("%.1f", 1.5));
      seen.add("" + System.currentTimeMillis());
      Path file = Path.of("/tmp/seen-" + input);
      seen.add("" + Files.exists(file));
      Files.writeString(file, input);
      seen.add("" + Files.exists(Path.of("/tmp").resolve("seen-" + input)));
      System.out.println("out " + input);
      System.err.println("err " + input);
      return seen;
    }
  }

  public static final class Luck implements Function<String, String>, SnapshotAware {
    private static final String DRAWN = UUID.randomUUID().toString();
    private static final int ROLLED = new Random().nextInt();
    private static String state = "started";

    @Override
    public void beforeCheckpoint() {
      state += " before";
    }

    @Override
    public void afterRestore() {
      state += " after";
    }

    @Override
    public String apply(String input, Context context) {
      return DRAWN + " " + ROLLED + " " + state + " " + UUID.randomUUID();
    }
  }

  public static final class Unfit implements Function<String, String> {
    public Unfit(Environment environment) {
      throw new IllegalStateException("no " + environment.require("KEY"));
    }

    @Override
    public String apply(String input, Context context) {
      return input;
    }
  }

  public static final class Closing implements Function<String, String>, AutoCloseable {
    private final Table table;

    public Closing(Environment environment) {
      table = environment.table("closed");
    }

    @Override
    public String apply(String input, Context context) throws InterruptedException {
      Thread.sleep(100);
      return context.instanceId() + " " + context.coldStart();
    }

    @Override
    public void close() {
      table.put(Key.of("closed", "yes"), 1);
    }
  }
}
