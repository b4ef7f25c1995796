package dev.anyfn.testkit.fork;

import dev.anyfn.Context;
import dev.anyfn.runtime.Ending;
import dev.anyfn.runtime.Failure;
import dev.anyfn.runtime.InvocationObserver;
import io.cloudevents.CloudEventAttributes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs inside a fork as an observer ({@code FN_OBSERVERS}) and writes the failures of its
 * invocations to a file, one a line, for the process that started the fork.
 */
public final class FailureReporter implements InvocationObserver {

  /** The environment variable that names the file. */
  static final String FILE = "ANYFN_TESTKIT_FAILURES";

  private final Path file = Path.of(System.getenv(FILE));

  /** Opens the file that the environment names. */
  public FailureReporter() {}

  /**
   * Returns a class path of a jar with this class alone, so that nothing else of the testkit is in
   * the fork.
   */
  public static ClassPath classPath() {
    return Jar.CLASS_PATH;
  }

  /** Written once, on first use. */
  private static final class Jar {

    static final ClassPath CLASS_PATH = ClassPath.of(write());

    private static Path write() {
      String entry = FailureReporter.class.getName().replace('.', '/') + ".class";
      try (InputStream code =
          Objects.requireNonNull(FailureReporter.class.getResourceAsStream("/" + entry), entry)) {
        Path jar = Files.createTempFile("anyfn-reporter-", ".jar");
        jar.toFile().deleteOnExit();
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
          out.putNextEntry(new JarEntry(entry));
          code.transferTo(out);
        }
        return jar;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void record(Context context, String id, Ending ending) {
    report(context, id, ending);
  }

  @Override
  public void ended(Context context, Ending ending, Duration took) {
    report(context, null, ending);
  }

  private void report(Context context, @Nullable String id, Ending ending) {
    Failure failure = null;
    if (ending instanceof Ending.Failed failed) {
      failure = failed.failure();
    } else if (ending instanceof Ending.Dropped dropped) {
      failure = dropped.failure();
    }
    if (failure != null) {
      String item = id == null ? event(context) : id;
      append(
          context.invocationId()
              + "\t"
              + URLEncoder.encode(item, StandardCharsets.UTF_8)
              + "\t"
              + failure.code()
              + "\n");
    }
  }

  private static String event(Context context) {
    try {
      Optional<CloudEventAttributes> event = context.event();
      return event.isPresent() ? event.get().getId() : "";
    } catch (RuntimeException e) {
      return ""; // a record that makes no event: that is why it failed
    }
  }

  private void append(String line) {
    try {
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
