package dev.anyfn.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A program to be measured: how to start it, how to get its first answer, how to ask again. */
public interface Subject {

  /**
   * The row of the table.
   *
   * @return a short name, unique in a comparison
   */
  String name();

  /**
   * The oldest Java it runs on.
   *
   * @return a feature version such as 17
   */
  default int minimumJava() {
    return 17;
  }

  /**
   * What would be deployed beside the function's own classes.
   *
   * @return jar files, perhaps none
   */
  List<Path> jars();

  /**
   * Starts a fresh process and returns at once.
   *
   * @param jdk the Java installation to run on
   * @param flags options of the JVM, beside the subject's own
   * @return the process, to be closed by the caller
   * @throws IOException if it cannot be started
   */
  Running start(Jdk jdk, List<String> flags) throws IOException;

  /** A started program. Closing it ends the process. */
  interface Running extends AutoCloseable {

    /**
     * The number the operating system knows the process by.
     *
     * @return the process id
     */
    long pid();

    /**
     * Blocks until the first correct answer has come.
     *
     * @param limit how long to wait at most
     * @return what it took
     * @throws IOException if the process ended, the answer was wrong, or time ran out
     */
    FirstAnswer awaitFirstAnswer(Duration limit) throws IOException;

    /**
     * Opens one client that will ask again and again, as one keep-alive connection does.
     *
     * @return a client, to be used by one thread and closed by the caller
     * @throws IOException if it cannot be opened
     */
    Client client() throws IOException;

    /**
     * Asks the process to end, with SIGTERM, and waits until it has: what it writes at its exit is
     * complete then.
     *
     * @param limit how long to wait at most
     * @throws IOException if it still runs then
     */
    void terminate(Duration limit) throws IOException;

    @Override
    void close();
  }

  /**
   * The first correct answer of a process.
   *
   * @param wall from the start of the process
   * @param reading of the process at that moment
   */
  record FirstAnswer(Duration wall, ProcessReading reading) {

    static FirstAnswer now(long startedAt, long pid) throws IOException {
      Duration wall = Duration.ofNanos(System.nanoTime() - startedAt);
      return new FirstAnswer(wall, ProcessReading.of(pid));
    }
  }

  /** One client, used by one thread. */
  interface Client extends AutoCloseable {

    /**
     * Asks once and checks the answer.
     *
     * @throws IOException if there was no answer, or a wrong one
     */
    void ask() throws IOException;

    @Override
    void close() throws IOException;
  }
}
