package dev.anyfn.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Another subject with the archive of classes that its JDK offers: AppCDS, or an AOT cache from JDK
 * 25 on. The archive is made by a training run when it is first needed.
 *
 * @param subject to be made faster
 * @param name the row of the table
 * @param archive where the archives go, one for each JDK; a path that does not exist yet
 */
public record ArchivedSubject(Subject subject, String name, Path archive) implements Subject {

  private static final int FIRST_WITH_AOT_CACHE = 25;
  private static final int TRAINING_REQUESTS = 50;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Override
  public int minimumJava() {
    return subject.minimumJava();
  }

  @Override
  public List<Path> jars() {
    return subject.jars();
  }

  @Override
  public Running start(Jdk jdk, List<String> flags) throws IOException {
    boolean aot = jdk.version() >= FIRST_WITH_AOT_CACHE;
    Path file = archive.resolveSibling(archive.getFileName() + "." + jdk.version());
    if (!Files.exists(file)) {
      train(jdk, (aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + file);
      if (!Files.exists(file)) {
        throw new IOException("no archive was written for " + name + " on " + jdk.label());
      }
    }
    List<String> all = new ArrayList<>(flags);
    all.add((aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file);
    return subject.start(jdk, all);
  }

  private void train(Jdk jdk, String flag) throws IOException {
    try (Running running = subject.start(jdk, List.of(flag))) {
      running.awaitFirstAnswer(LIMIT);
      new Load(1, TRAINING_REQUESTS).run(running);
      running.terminate(LIMIT);
    }
  }
}
