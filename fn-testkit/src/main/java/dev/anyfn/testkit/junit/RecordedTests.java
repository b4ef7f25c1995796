package dev.anyfn.testkit.junit;

import dev.anyfn.testkit.event.RecordedEvent;
import dev.anyfn.testkit.event.RecordedEvents;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Tests of JUnit from recorded events. */
public final class RecordedTests {

  /** A call of the function under test. */
  @FunctionalInterface
  public interface Call {

    /**
     * Returns the outcome of a call, in JSON.
     *
     * @param event as it was recorded
     * @throws Exception fails the test
     */
    byte[] outcome(byte[] event) throws Exception;
  }

  private RecordedTests() {}

  /**
   * Returns a test for each event, for a {@code @TestFactory}: the call must not throw, and must
   * have the expected outcome, if there is one; the name says if there is none.
   *
   * @param events the events
   * @param call calls the function
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
