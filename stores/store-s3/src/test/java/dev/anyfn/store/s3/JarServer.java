package dev.anyfn.store.s3;

import dev.anyfn.testkit.fork.ClassPath;
import dev.anyfn.testkit.fork.JavaProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** A server written in Java, in a process of its own with its own class path. */
record JarServer(JavaProcess process, int port) implements AutoCloseable {

  static JarServer s3Mock() throws IOException {
    int port = Sockets.freePort();
    return started(
        java()
            .mainClass("com.adobe.testing.s3mock.S3MockApplication", classPath("s3mock"))
            .args("--server.port=0", "--server.address=127.0.0.1", "--http.port=" + port)
            .args("--silent=true"),
        port);
  }

  static JarServer s3Proxy() throws IOException {
    int port = Sockets.freePort();
    Path settings = Files.createTempFile("anyfn-s3proxy-", ".properties");
    Files.writeString(
        settings,
        String.join(
            "\n",
            "s3proxy.endpoint=http://127.0.0.1:" + port,
            "s3proxy.authorization=aws-v2-or-v4",
            "s3proxy.identity=" + CephServer.ACCESS_KEY,
            "s3proxy.credential=" + CephServer.SECRET_KEY,
            "jclouds.provider=transient-nio2",
            "jclouds.identity=any",
            "jclouds.credential=any"));
    JarServer server =
        started(
            java()
                .mainClass("org.gaul.s3proxy.Main", classPath("s3proxy"))
                .args("--properties", settings.toString()),
            port);
    Files.delete(settings);
    return server;
  }

  static JarServer localS3() throws IOException {
    int port = Sockets.freePort();
    return started(
        java()
            .mainClass(
                LocalS3Program.class.getName(),
                ClassPath.of(LocalS3Program.class).and(classPath("local-s3")))
            .args("" + port),
        port);
  }

  private static JavaProcess.Builder java() {
    return JavaProcess.builder().jvmArgs("-Xmx256m", "-XX:+UseSerialGC").grace(Duration.ZERO);
  }

  /** As Maven has resolved it, see the POMs in servers. */
  private static ClassPath classPath(String name) throws IOException {
    String jars = Files.readString(Path.of("servers", name, "target", "classpath.txt")).strip();
    return ClassPath.of(
        Stream.of(jars.split(File.pathSeparator)).map(Path::of).toArray(Path[]::new));
  }

  private static JarServer started(JavaProcess.Builder builder, int port) {
    JavaProcess process = builder.start();
    try {
      Sockets.awaitListener(port, process.onExit());
      return new JarServer(process, port);
    } catch (RuntimeException e) {
      process.close();
      throw new IllegalStateException(process.output().text(), e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
