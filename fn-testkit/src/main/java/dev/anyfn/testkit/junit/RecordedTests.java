package dev.anyfn.testkit.junit;

import dev.anyfn.testkit.event.RecordedEvent;
import dev.anyfn.testkit.event.RecordedEvents;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Recorded events as tests of JUnit. */
public final class RecordedTests {

  /** Calls the function under test. */
  @FunctionalInterface
  public interface Call {

    /**
     * Calls it.
     *
     * @param event as it was recorded
     * @return its outcome, in JSON
     * @throws Exception fails the test
     */
    byte[] outcome(byte[] event) throws Exception;
  }

  private RecordedTests() {}

  /**
   * A test for each event, for a {@code @TestFactory} to return: it is called, must not throw, and
   * where an outcome is expected it must be that.
   *
   * @param events the events
   * @param call calls the function
   * @return by name; the name of one without an expected outcome says so
   */
  public static Stream<DynamicTest> replay(RecordedEvents events, Call call) {
    return events.stream().map(event -> test(event, call));
  }

  private static DynamicTest test(RecordedEvent event, Call call) {
    boolean expected = event.expected().isPresent();
    String name = event.name() + (expected ? "" : " (no outcome is expected)");
    return DynamicTest.dynamicTest(
        name,
        event.file().toUri(),
        () -> {
          byte[] outcome = call.outcome(event.bytes());
          if (expected) {
            event.verify(outcome);
          }
        });
  }
}
