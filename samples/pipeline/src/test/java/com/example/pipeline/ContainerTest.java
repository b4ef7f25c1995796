package com.example.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anyfn.testkit.ClassPath;
import dev.anyfn.testkit.ContainerFork;
import java.io.File;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
