package dev.anyfn.checks;

import dev.anyfn.testkit.fork.ClassPath;
import dev.anyfn.testkit.fork.JavaProcess;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** S3Proxy over its own memory, in a process of its own, by the class path that store-s3 made. */
record S3ProxyServer(JavaProcess process, String address) implements AutoCloseable {

  private static final Path CLASS_PATH =
      Path.of("..", "stores", "store-s3", "servers", "s3proxy", "target", "classpath.txt");

  static S3ProxyServer start(Path directory) throws IOException {
    int port = freePort();
    String address = "http://127.0.0.1:" + port;
    Path settings = directory.resolve("s3proxy.properties");
    Files.writeString(
        settings,
        String.join(
            "\n",
            "s3proxy.endpoint=" + address,
            "s3proxy.authorization=none",
            "jclouds.provider=transient-nio2",
            "jclouds.identity=any",
            "jclouds.credential=any"));
    String jars = Files.readString(CLASS_PATH).strip();
    Path[] classPath = Stream.of(jars.split(File.pathSeparator)).map(Path::of).toArray(Path[]::new);
    JavaProcess process =
        JavaProcess.builder()
            .jvmArgs("-Xmx256m", "-XX:TieredStopAtLevel=1")
            .mainClass("org.gaul.s3proxy.Main", ClassPath.of(classPath))
            .args("--properties", settings.toString())
            .grace(Duration.ZERO)
            .start();
    S3ProxyServer server = new S3ProxyServer(process, address);
    server.awaitListening(port);
    return server;
  }

  void makeBuckets(HttpClient client, String... names) throws IOException, InterruptedException {
    for (String name : names) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + "/" + name))
              .PUT(BodyPublishers.noBody())
              .build();
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new IOException("A bucket was not made: " + status);
      }
    }
  }

  private void awaitListening(int port) {
    long start = System.nanoTime();
    while (!listens(port)) {
      try {
        process.onExit().get(20, TimeUnit.MILLISECONDS);
        throw new IllegalStateException(process.output().text());
      } catch (TimeoutException e) {
        if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(60)) {
          throw new IllegalStateException(process.output().text(), e);
        }
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
