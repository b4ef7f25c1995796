package com.example.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anyfn.FunctionException;
import dev.anyfn.state.StoreException;
import dev.anyfn.testkit.state.Faults;
import dev.anyfn.testkit.state.StoppedError;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whatever happens in the middle of a load, the end is the same. */
class CrashTest {

  private static final String OLD =
      """
      id,date,region,product,quantity,amount
      1,2026-11-02,Cork,Lamp,1,5.00
      2,2026-11-02,Cork,Lamp,1,5.00
      2,2026-11-02,Cork,Lamp,2,10.00
      3,2026-11-02,Cork,Lamp,1,5.00
      """;

  private static final String NEW =
      """
      id,date,region,product,quantity,amount
      2,2026-11-02,Cork,Lamp,7,35.00
      4,2026-11-03,Galway,Clock,1,27.50
      5,2026-11-03,Galway,Clock,none,27.50
      """;

  /** The new file over the old one, undisturbed. */
  private final Map<String, String> expected = replaced().state("Cork", "Galway");

  private static Shop replaced() {
    Shop shop = loaded();
    Shop.run(shop.load(), "a.csv");
    return shop;
  }

  /** The old file is loaded, the new one is there. */
  private static Shop loaded() {
    Shop shop = new Shop().upload("a.csv", OLD);
    Shop.run(shop.load(), "a.csv");
    return shop.upload("a.csv", NEW);
  }

  private static int operations(Shop shop) {
    Faults none = Faults.create();
    Shop.run(shop.load(none), "a.csv");
    return none.operations().size();
  }

  @Test
  void anInstanceMayStopBeforeAndAfterEachOperation() {
    int operations = operations(loaded());
    assertTrue(operations > 10, "operations: " + operations);
    for (int at = 1; at <= operations; at++) {
      for (Faults faults : new Faults[] {stopsBefore(at), stopsAfter(at)}) {
        Shop shop = loaded();
        assertThrows(StoppedError.class, () -> Shop.run(shop.load(faults), "a.csv"));
        Shop.run(shop.load(), "a.csv");
        assertEquals(expected, shop.state("Cork", "Galway"), faults.operations()::toString);
      }
    }
  }

  private static Faults stopsBefore(int operation) {
    return Faults.create().stopsBefore(operation);
  }

  private static Faults stopsAfter(int operation) {
    return Faults.create().stopsAfter(operation);
  }

  @Test
  void aNewerFileMayBeLoadedWholeBeforeAndAfterEachOperationOfAnOlder() {
    int last = operations(new Shop().upload("a.csv", OLD));
    for (int at = 1; at < 2 * last; at++) {
      Shop shop = new Shop().upload("a.csv", OLD);
      Load stalled =
          stalled(
              shop,
              at,
              () -> {
                shop.upload("a.csv", NEW);
                Shop.run(shop.load(), "a.csv");
              });
      Shop.run(stalled, "a.csv");
      assertEquals(expected, shop.state("Cork", "Galway"), "at " + at);
    }
  }

  @Test
  void aSaleIsNeverOfTwoFilesAlsoIfTheyAreLoadedAtOnce() {
    for (int at = 1; at < 2 * operations(loaded()); at++) {
      Shop shop = loaded();
      shop.upload("b.csv", NEW);
      Shop.run(stalled(shop, at, () -> Shop.run(shop.load(), "b.csv")), "a.csv");
      long accepted =
          Shop.run(shop.load(), "a.csv").accepted() + Shop.run(shop.load(), "b.csv").accepted();
      assertEquals(2, accepted, "at " + at);
      long entries =
          shop.state("Cork", "Galway").keySet().stream().filter(k -> k.contains("rows of")).count();
      assertEquals(2, entries, "at " + at);
    }
  }

  @Test
  void aSaleThatHasMovedToAnotherFileIsNotRemovedByACallThatWasLeftBehind() {
    for (int at = 1; at < 2 * operations(loaded()); at++) {
      Shop shop = loaded();
      shop.upload("b.csv", OLD.replaceAll("(?m)^2.*\n", ""));
      Load stalled =
          stalled(
              shop,
              at,
              () -> {
                Shop.run(shop.load(), "a.csv");
                Shop.run(shop.load(), "b.csv");
              });
      Shop.run(stalled, "a.csv");
      assertEquals("b.csv", origin(shop, "Cork/2026-11-02/1"), "at " + at);
      assertEquals("b.csv", origin(shop, "Cork/2026-11-02/3"), "at " + at);
    }
  }

  private static String origin(Shop shop, String path) {
    return shop.sales().get(Sale.key(path), Sale.class).orElseThrow().value().origin().file();
  }

  /** An instance that stands still once: before an operation, or, at odd moments, after one. */
  private static Load stalled(Shop shop, int moment, Runnable meanwhile) {
    AtomicInteger count = new AtomicInteger();
    return shop.load(
        (operation, call) -> {
          boolean now = count.incrementAndGet() == (moment + 1) / 2;
          if (now && moment % 2 == 0) {
            meanwhile.run();
          }
          Object result = call.run();
          if (now && moment % 2 == 1) {
            meanwhile.run();
          }
          return result;
        });
  }

  @Test
  void answersMayBeLostAndStoresBeAway() {
    for (int seed = 0; seed < 100; seed++) {
      Shop shop = loaded();
      for (int tries = 0; ; tries++) {
        Faults faults = Faults.create().randomly(1000L * seed + tries, tries < 20 ? 0.06 : 0);
        try {
          Shop.run(shop.load(faults), "a.csv");
          break;
        } catch (StoreException | FunctionException e) {
          // It is delivered again.
        }
      }
      assertEquals(expected, shop.state("Cork", "Galway"), "seed " + seed);
    }
  }

  @Test
  void manyMayLoadTheSameFileAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 50; round++) {
        Shop shop = loaded();
        Callable<Summary> load = () -> Shop.run(shop.load(), "a.csv");
        for (Future<Summary> done : threads.invokeAll(java.util.List.of(load, load, load, load))) {
          assertEquals(2, done.get().accepted());
        }
        assertEquals(expected, shop.state("Cork", "Galway"), "round " + round);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
