package dev.anyfn.testkit.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Recorded events, as files in a directory: {@code <name>.json} as they arrived, beside it {@code
 * <name>.expected.json} with the outcome, if known.
 *
 * <pre>{@code
 * static Stream<RecordedEvent> events() {
 *   return RecordedEvents.in(Path.of("src/test/events")).stream();
 * }
 *
 * @ParameterizedTest
 * @MethodSource("events")
 * void areHandledAsBefore(RecordedEvent event) {
 *   event.verify(lambda.call(event.bytes(), TIMEOUT).success().bytes());
 * }
 * }</pre>
 *
 * <p>{@link #record} writes such files, {@linkplain Masking masked}. Immutable.
 */
public final class RecordedEvents {

  private final Path directory;
  private final Masking masking;

  private RecordedEvents(Path directory, Masking masking) {
    this.directory = directory;
    this.masking = masking;
  }

  /**
   * Returns the events of a directory, which may be missing before the first recording, with the
   * {@linkplain Masking#standard standard} masking.
   */
  public static RecordedEvents in(Path directory) {
    return new RecordedEvents(directory, Masking.standard());
  }

  /** Replaces the masking for future recordings. */
  public RecordedEvents masking(Masking what) {
    return new RecordedEvents(directory, what);
  }

  /**
   * Returns all events by name.
   *
   * @throws IllegalStateException if there is none: a test of nothing would pass
   */
  public List<RecordedEvent> all() {
    List<RecordedEvent> events = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
        for (Path file : files) {
          if (!file.toString().endsWith(RecordedEvent.EXPECTED)) {
            events.add(new RecordedEvent(file));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (events.isEmpty()) {
      throw new IllegalStateException(
          "There is no recorded event (*.json) in " + directory.toAbsolutePath());
    }
    events.sort(Comparator.comparing(RecordedEvent::name));
    return List.copyOf(events);
  }

  /**
   * Returns all events by name, for JUnit's {@code @MethodSource}.
   *
   * @throws IllegalStateException if there is none
   */
  public Stream<RecordedEvent> stream() {
    return all().stream();
  }

  /**
   * Writes an event, masked, and replaces an earlier one of its name.
   *
   * @param name letters, digits, {@code -}, {@code _} and {@code .}
   * @param event JSON as it arrived
   * @return the masked event
   */
  public RecordedEvent record(String name, byte[] event) {
    return new RecordedEvent(write(name, RecordedEvent.SUFFIX, event));
  }

  /**
   * Writes an event's expected outcome, masked as the event is, and replaces an earlier one.
   *
   * @param name the event's
   * @param outcome JSON
   * @return the event
   */
  public RecordedEvent expect(String name, byte[] outcome) {
    write(name, RecordedEvent.EXPECTED, outcome);
    return new RecordedEvent(directory.resolve(name + RecordedEvent.SUFFIX));
  }

  private Path write(String name, String suffix, byte[] json) {
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*") || name.endsWith(".expected")) {
      throw new IllegalArgumentException("Not a name for a recorded event: " + name);
    }
    byte[] masked = masking.apply(json);
    try {
      Files.createDirectories(directory);
      return Files.write(directory.resolve(name + suffix), masked);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
