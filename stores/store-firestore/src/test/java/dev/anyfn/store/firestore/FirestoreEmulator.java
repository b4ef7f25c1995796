package dev.anyfn.store.firestore;

import dev.anyfn.testkit.fork.ClassPath;
import dev.anyfn.testkit.fork.JavaProcess;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Firestore emulator of Google's SDK, in a process of its own, on the loopback interface. */
final class FirestoreEmulator implements AutoCloseable {

  private static final String MAIN_CLASS =
      "com.google.cloud.datastore.emulator.firestore.CloudFirestore";
  private static final String JAR =
      "platform/cloud-firestore-emulator/cloud-firestore-emulator.jar";
  private static final Duration START = Duration.ofSeconds(90);

  private final int port;
  private final JavaProcess process;

  private FirestoreEmulator(int port, JavaProcess process) {
    this.port = port;
    this.process = process;
  }

  static FirestoreEmulator start(Path jar) throws IOException {
    int port = freePort();
    JavaProcess process =
        JavaProcess.builder()
            .mainClass(MAIN_CLASS, ClassPath.of(jar))
            .jvmArgs("-Duser.language=en", "-Xmx512m")
            .args("start", "--host=127.0.0.1", "--port=" + port)
            .start();
    try {
      process.output().await(line -> line.contains("is now running"), START);
      return new FirestoreEmulator(port, process);
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  /**
   * Its jar: below {@code CLOUDSDK_ROOT_DIR}, or beside the {@code gcloud} on the path.
   *
   * @return empty if it is not installed
   */
  static Optional<Path> jar() throws IOException {
    List<Path> roots = new ArrayList<>();
    String root = System.getenv("CLOUDSDK_ROOT_DIR");
    if (root != null) {
      roots.add(Path.of(root));
    }
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      Path command = Path.of(folder, "gcloud");
      if (Files.isExecutable(command)) {
        Path bin = command.toRealPath().getParent();
        roots.add(bin.getParent());
      }
    }
    return roots.stream().map(path -> path.resolve(JAR)).filter(Files::isRegularFile).findFirst();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.kill();
    process.close();
  }
}
