package com.example.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anyfn.state.Document;
import dev.anyfn.state.Query;
import dev.anyfn.state.Table;
import dev.anyfn.testkit.fork.ClassPath;
import dev.anyfn.testkit.fork.ContainerFork;
import dev.anyfn.testkit.FakeEnvironment;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As it runs on the embedded default: a container, a directory, and SQLite. */
class ContainerTest {

  @TempDir private Path stores;

  private Site start(String... jvmArgs) {
    Path[] classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toArray(Path[]::new);
    return Site.start(
        ContainerFork.builder()
            .mainClass("dev.anyfn.http.Main", ClassPath.of(classPath))
            .jvmArgs(jvmArgs),
        Site.settings(stores, Map.of("FN_MAX_BODY_BYTES", "200000000")));
  }

  @Test
  void whatOneContainerHasLoadedTheNextOneFindsDone() throws Exception {
    String summary;
    String cork;
    try (Site site = start()) {
      site.upload("a.csv", Path.of("data", "sales-dublin.csv"));
      summary = site.load("a.csv");
      cork = site.sales("Cork", "2026-11-06");
    }
    assertTrue(summary.contains("\"accepted\":146,\"rejected\":8,\"blank\":2"), summary);
    try (Site site = start()) {
      assertEquals(cork, site.sales("Cork", "2026-11-06"));
      assertEquals(summary, site.load("a.csv"));
      assertEquals(summary, site.download("a.csv.summary.json"));
      assertTrue(site.download("a.csv.rejects.csv").startsWith("line,reason,text\n18,\"date is"));
    }
  }

  @Test
  void aFileOfTwiceTheHeapGoesThroughRejectsAndAll() throws Exception {
    byte[] header = bytes("id,date,region,product,quantity,amount\n");
    byte[] lines = bytes(("x,2026-11-02,Cork,Lamp,none," + "9".repeat(972) + "\n").repeat(1000));
    List<byte[]> file = new ArrayList<>(Collections.nCopies(80, lines));
    file.add(0, header);
    try (Site site = start("-Xmx40m")) {
      site.upload("large.csv", BodyPublishers.ofByteArrays(file));
      String summary = site.load("large.csv");
      assertTrue(summary.contains("\"rejected\":80000,"), summary);
    }
  }

  @Test
  void aContainerThatIsKilledInTheMiddleLeavesWhatTheNextOneCompletes() throws Exception {
    StringBuilder file = new StringBuilder("id,date,region,product,quantity,amount\n");
    for (int i = 0; i < 4000; i++) {
      file.append(i).append(",2026-11-02,Cork,Lamp,1,5.00\n");
    }
    CompletableFuture<String> unheard;
    try (Site site = start()) {
      site.upload("a.csv", BodyPublishers.ofString(file.toString()));
      unheard = CompletableFuture.supplyAsync(() -> load(site));
      while (rows() == 0) {
        assertFalse(unheard.isDone(), "it was loaded before it was seen");
      }
      site.container().process().kill();
    }
    assertThrows(ExecutionException.class, unheard::get);
    assertTrue(rows() < 4000, "it was killed too late");
    try (Site site = start()) {
      String summary = site.load("a.csv");
      assertTrue(summary.contains("\"accepted\":4000,\"rejected\":0,"), summary);
      assertTrue(summary.contains("\"Cork\":{\"sales\":4000,\"amount\":20000.00}"), summary);
    }
    assertEquals(4000, rows());
  }

  private static String load(Site site) {
    try {
      return site.load("a.csv");
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As another process sees them. */
  private long rows() {
    FakeEnvironment environment = FakeEnvironment.create();
    Site.settings(stores, Map.of()).forEach(environment::setting);
    try (Table sales = environment.table("sales");
        Stream<Document<Sale>> rows =
            sales.query(Query.partition(Sale.partition("Cork")), Sale.class)) {
      return rows.count();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
