package dev.anyfn.testkit.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The directory of stories and pictures. */
final class Gallery {

  private static final System.Logger LOG = System.getLogger(Gallery.class.getName());

  private final Path directory;

  Gallery(Path directory) {
    this.directory = directory;
  }

  /** Writes a story and its picture. */
  CrashFailure show(RunResult outcome) {
    CrashFailure told = tell(outcome);
    return new CrashFailure(told.schedule(), told.message(), told.story(), write(outcome, told));
  }

  /** Returns a story without a picture. */
  static CrashFailure tell(RunResult outcome) {
    String problem = outcome.problem();
    return new CrashFailure(
        outcome.schedule().toString(),
        problem == null ? "" : problem,
        CrashStory.of(outcome),
        null);
  }

  /** Returns null if the file cannot be written: a test must fail only for what it found. */
  private @Nullable Path write(RunResult outcome, CrashFailure told) {
    String name = "crash-" + outcome.title().replaceAll(" on .*", "") + "-" + told.schedule();
    Path picture = directory.resolve(name + ".svg");
    String broken = told.message().isEmpty() ? "" : "\n\nBroken: " + told.message();
    String title = outcome.title() + ", schedule " + told.schedule();
    try {
      Files.createDirectories(directory);
      Files.writeString(
          directory.resolve(name + ".txt"),
          title + "\n\n" + told.story() + broken + "\n",
          StandardCharsets.UTF_8);
      Files.writeString(picture, Picture.of(outcome, title), StandardCharsets.UTF_8);
      return picture;
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "Cannot write " + picture, e);
      return null;
    }
  }
}
