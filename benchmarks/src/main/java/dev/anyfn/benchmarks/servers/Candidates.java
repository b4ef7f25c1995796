package dev.anyfn.benchmarks.servers;

import dev.anyfn.benchmarks.ClassPath;
import dev.anyfn.benchmarks.HttpSubject;
import dev.anyfn.benchmarks.JavaProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The servers to choose from, each on a class path of its own. */
final class Candidates {

  static final String BASELINE = "jdk, 64 threads";

  /** What adapter-http would set; see servers.md for the reasons. */
  static final List<String> TUNED =
      List.of(
          "-Dsun.net.httpserver.maxReqTime=8",
          "-Dsun.net.httpserver.idleInterval=620",
          "-Dsun.net.httpserver.maxIdleConnections=1000",
          "-Djdk.httpserver.maxConnections=1100",
          "-Dsun.net.httpserver.drainAmount=" + (64L << 20));

  private static final String[] JETTY = {"jetty-", "slf4j-api"};
  private static final String[] UNDERTOW = {
    "undertow-", "xnio-", "jboss-", "wildfly-", "smallrye-"
  };
  private static final String[] NETTY = {"netty-"};
  private static final String[] ROBAHO = {"httpserver-"};

  private final ClassPath all;

  Candidates(ClassPath all) {
    this.all = all;
  }

  List<HttpSubject> list() {
    return List.of(
        subject(BASELINE, 17, JdkServer.class, "platform", List.of()),
        subject("jdk, 64 threads, tuned", 17, JdkServer.class, "platform", TUNED),
        subject("jdk, elastic, tuned", 17, JdkServer.class, "elastic", TUNED),
        subject("jdk, virtual", 21, JdkServer.class, "virtual", List.of()),
        subject("jdk, virtual, tuned", 21, JdkServer.class, "virtual", TUNED),
        subject("jetty 12.1", 17, JettyServer.class, "platform", List.of(), JETTY),
        subject("jetty 12.1, virtual", 21, JettyServer.class, "virtual", List.of(), JETTY),
        subject("undertow 2.4", 17, UndertowServer.class, "platform", List.of(), UNDERTOW),
        subject("netty 4.2", 17, NettyServer.class, "platform", List.of(), NETTY),
        subject(
            "robaho, virtual",
            21,
            JdkServer.class,
            "virtual",
            List.of(
                "-Dcom.sun.net.httpserver.HttpServerProvider="
                    + "robaho.net.httpserver.DefaultHttpServerProvider",
                "-Drobaho.net.httpserver.http2OverNonSSL=true"),
            ROBAHO));
  }

  private HttpSubject subject(
      String name,
      int minimumJava,
      Class<?> main,
      String threads,
      List<String> flags,
      String... jars) {
    List<Path> needed = jars.length == 0 ? List.of() : all.jars(jars);
    List<Path> classPath = new ArrayList<>(all.directories());
    classPath.addAll(needed);
    return new HttpSubject(
        name,
        minimumJava,
        needed,
        new JavaProgram(main.getName(), classPath, flags, List.of(threads)));
  }
}
