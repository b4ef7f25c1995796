package dev.anyfn.store.tck;

import dev.anyfn.state.Body;
import dev.anyfn.state.Bucket;
import dev.anyfn.state.Condition;
import dev.anyfn.state.Key;
import dev.anyfn.state.ObjectReader;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** One of several processes that use a store at once. Started by {@link Races} alone. */
final class RaceProcess {

  private final Opened opened;
  private final String kind;
  private final String prefix;
  private final PrintStream out = System.out;

  private RaceProcess(Opened opened, String kind, String prefix) {
    this.opened = opened;
    this.kind = kind;
    this.prefix = prefix;
  }

  public static void main(String[] args) throws Exception {
    try (Opened opened = new Opened(args[0], System.getenv(), Clock.systemUTC())) {
      RaceProcess process = new RaceProcess(opened, args[1], args[3]);
      process.prime();
      process.out.println("ready");
      Path start = Path.of(args[4]);
      while (!Files.exists(start)) {
        Thread.sleep(2);
      }
      process.run(args[2], Long.parseLong(args[5]));
    }
    System.out.println("done");
  }

  static Key key(String name) {
    return Key.of(name, "race");
  }

  private boolean isBucket() {
    return kind.equals("bucket");
  }

  private Bucket bucket() {
    return opened.bucket(Opened.NAME);
  }

  private Table table() {
    return opened.table(Opened.NAME);
  }

  private void prime() {
    if (isBucket()) {
      bucket().prime().head(prefix);
    } else {
      table().prime().get(key(prefix), Integer.class);
    }
  }

  private void run(String task, long number) throws IOException {
    switch (task) {
      case "create" -> create(number);
      case "count" -> count(number);
      case "large" -> large(number);
      case "see" -> see();
      default -> throw new IllegalArgumentException(task);
    }
  }

  private void create(long rounds) {
    for (int round = 0; round < rounds; round++) {
      String name = prefix + "race" + round;
      try {
        if (isBucket()) {
          bucket().put(name, "x", Condition.ifAbsent());
        } else {
          table().put(key(name), "x", Condition.ifAbsent());
        }
        out.println("won " + round);
      } catch (StoreException e) {
        if (e.error() != StoreError.PRECONDITION_FAILED) {
          throw e;
        }
      }
    }
  }

  private void count(long increments) {
    for (int i = 0; i < increments; i++) {
      if (isBucket()) {
        bucket().update(prefix + "counter", Integer.class, n -> Optional.of(n.orElse(0) + 1));
      } else {
        table().update(key(prefix + "counter"), Integer.class, n -> Optional.of(n.orElse(0) + 1));
      }
    }
  }

  private void see() {
    if (table().get(key(prefix + "lacking"), String.class).isPresent()) {
      out.println("seen");
    }
  }

  private void large(long size) throws IOException {
    bucket().put(prefix + "large", Body.of(new Generated(size, false)));
    long position = 0;
    byte[] buffer = new byte[64 * 1024];
    try (ObjectReader reader = bucket().open(prefix + "large").orElseThrow()) {
      InputStream stream = reader.stream();
      for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
        for (int i = 0; i < n; i++) {
          if (buffer[i] != Generated.at(position++)) {
            throw new IllegalStateException("The body differs at " + (position - 1));
          }
        }
      }
    }
    if (position != size) {
      throw new IllegalStateException("The body has " + position + " bytes, not " + size);
    }
    bucket().delete(prefix + "large");
    out.write("large is right\n".getBytes(StandardCharsets.UTF_8));
  }
}
