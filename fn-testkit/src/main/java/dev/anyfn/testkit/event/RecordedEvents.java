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
 * Events that have been seen, as files in a directory: {@code <name>.json} as they arrived, and
 * {@code <name>.expected.json} beside them where it is known what must come of them.
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
   * The events of a directory.
   *
   * @param directory need not be there before the first event is recorded
   * @return with the {@linkplain Masking#standard standard} masking
   */
  public static RecordedEvents in(Path directory) {
    return new RecordedEvents(directory, Masking.standard());
  }

  /**
   * With this masking, instead of the standard one.
   *
   * @param what of the events that are recorded from now on
   * @return new events of the same directory
   */
  public RecordedEvents masking(Masking what) {
    return new RecordedEvents(directory, what);
  }

  /**
   * All of them.
   *
   * @return by name
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
   * All of them, as JUnit's {@code @MethodSource} takes them.
   *
   * @return by name
   * @throws IllegalStateException if there is none
   */
  public Stream<RecordedEvent> stream() {
    return all().stream();
  }

  /**
   * Writes an event, masked, over any of its name.
   *
   * @param name letters, digits, {@code -}, {@code _} and {@code .}
   * @param event as it arrived; JSON
   * @return the event as it is written
   */
  public RecordedEvent record(String name, byte[] event) {
    return new RecordedEvent(write(name, RecordedEvent.SUFFIX, event));
  }

  /**
   * Writes the outcome that an event must have, masked as the event is; replaces an earlier one.
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
