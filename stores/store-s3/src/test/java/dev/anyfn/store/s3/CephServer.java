package dev.anyfn.store.s3;

import dev.anyfn.store.tck.StoreUnderTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.opentest4j.TestAbortedException;

/** A whole Ceph with its object gateway, run by a script that ends with us, however we end. */
final class CephServer implements StoreUnderTest.Server, AutoCloseable {

  static final String ACCESS_KEY = "anyfn";
  static final String SECRET_KEY = "anyfn-secret";

  private static final Path SCRIPTS = Path.of("src", "test", "ceph");

  private final Process script;
  private final BufferedReader said;
  private final Writer commands;
  private final int port;

  private CephServer(Process script, int port) {
    this.script = script;
    this.said = script.inputReader(StandardCharsets.UTF_8);
    this.commands = script.outputWriter(StandardCharsets.UTF_8);
    this.port = port;
  }

  /** Fails where the environment variable CI is set if there is no Ceph, else aborts the test. */
  static CephServer open() throws Exception {
    Path home = Files.createTempDirectory("anyfn-ceph-");
    int port = Sockets.freePort();
    Process script =
        new ProcessBuilder(
                "bash",
                SCRIPTS.resolve("run.sh").toString(),
                fetched(),
                home.toString(),
                "" + port,
                "" + Sockets.freePort())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    CephServer server = new CephServer(script, port);
    server.awaitStarted();
    return server;
  }

  private static String fetched() throws Exception {
    Process fetch =
        new ProcessBuilder("bash", SCRIPTS.resolve("fetch.sh").toString())
            .redirectErrorStream(true)
            .start();
    fetch.getOutputStream().close();
    String said = new String(fetch.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (fetch.waitFor() == 0) {
      return said;
    }
    if (System.getenv("CI") != null) {
      throw new IllegalStateException(said);
    }
    throw new TestAbortedException(said);
  }

  private void awaitStarted() throws IOException {
    await("started");
    Sockets.awaitListener(port, script.onExit());
  }

  private void await(String line) throws IOException {
    String read = said.readLine();
    if (!line.equals(read)) {
      throw new IllegalStateException("Ceph said " + read + " instead of " + line);
    }
  }

  int port() {
    return port;
  }

  @Override
  public void kill() throws IOException {
    commands.write("kill\n");
    commands.flush();
    await("killed");
  }

  @Override
  public void start() throws IOException {
    commands.write("start\n");
    commands.flush();
    awaitStarted();
  }

  @Override
  public void close() throws IOException {
    commands.close();
    try {
      script.onExit().get(10, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      script.descendants().forEach(ProcessHandle::destroyForcibly);
      script.destroyForcibly();
    }
  }
}
