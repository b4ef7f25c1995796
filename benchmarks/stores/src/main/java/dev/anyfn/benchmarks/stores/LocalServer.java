package dev.anyfn.benchmarks.stores;

import dev.anyfn.benchmarks.ClassPath;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server in a process of its own, on the loopback interface. */
record LocalServer(Process process) implements Closeable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String EMULATOR =
      "platform/cloud-firestore-emulator/cloud-firestore-emulator.jar";

  static LocalServer java(String mainClass, String classPath, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                // Else the JDK's own server, which the double of GCS is, waits 40 ms for each
                // answer.
                "-Dsun.net.httpserver.nodelay=true",
                "-classpath",
                classPath,
                mainClass));
    command.addAll(List.of(arguments));
    return new LocalServer(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /** As Maven has resolved it. */
  static String classPath(Path file) throws IOException {
    return Files.readString(file).strip();
  }

  static String with(ClassPath classPath, Path first) {
    return Stream.concat(Stream.of(first), classPath.entries().stream())
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** By the scripts of store-s3's tests: it is fetched first, if it must be. */
  static LocalServer ceph(Path scripts, Path scratch, int port, int monitor) throws IOException {
    Process fetch =
        new ProcessBuilder("bash", scripts.resolve("fetch.sh").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    fetch.getOutputStream().close();
    String tree = new String(fetch.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    Process script =
        new ProcessBuilder(
                "bash",
                scripts.resolve("run.sh").toString(),
                tree,
                Files.createTempDirectory(scratch, "ceph").toString(),
                "" + port,
                "" + monitor)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = script.inputReader(StandardCharsets.UTF_8);
    String line = said.readLine();
    if (!"started".equals(line)) {
      throw new IOException("Ceph said " + line);
    }
    return new LocalServer(script);
  }

  /** The emulator of Google's SDK, beside the {@code gcloud} on the path. */
  static LocalServer firestore(int port) throws IOException {
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      Path command = Path.of(folder, "gcloud");
      if (Files.isExecutable(command)) {
        Path bin = command.toRealPath().getParent();
        Path jar = bin == null ? command : bin.resolveSibling(EMULATOR);
        if (Files.isRegularFile(jar)) {
          return java(
              "com.google.cloud.datastore.emulator.firestore.CloudFirestore",
              jar.toString(),
              "start",
              "--host=127.0.0.1",
              "--port=" + port);
        }
      }
    }
    throw new IOException("the Firestore emulator of Google's SDK is not installed");
  }

  void awaitListener(int port) throws IOException {
    long start = System.nanoTime();
    while (!listens(port)) {
      if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
        close();
        throw new IOException("nobody listens at port " + port);
      }
    }
  }

  private boolean listens(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      try {
        process.waitFor(50, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
      return false;
    }
  }

  /** A script ends its daemons when its input ends. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(500, TimeUnit.MILLISECONDS)) {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
