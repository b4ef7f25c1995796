package dev.anyfn.benchmarks.adapters;

import dev.anyfn.benchmarks.HttpForkSubject;
import dev.anyfn.benchmarks.LambdaSubject;
import dev.anyfn.testkit.fork.ClassPath;
import dev.anyfn.testkit.fork.ContainerFork;
import dev.anyfn.testkit.fork.InvokerFork;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Who is compared with whom. */
final class Platforms {

  private static final String PROGRAMS = "dev.anyfn.benchmarks.adapters.programs.";
  private static final String QUESTION = "{\"name\":\"Ada\",\"count\":3}";
  private static final String ANSWER = "{\"greeting\":\"Hello Ada\",\"items\":[0,1,2]}";

  /** What the managed runtimes of Lambda set. */
  private static final List<String> MANAGED =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final Deployables jars;

  Platforms(Deployables jars) {
    this.jars = jars;
  }

  List<Group> lambda() {
    return List.of(
        lambdaJson("default", List.of()),
        lambdaJson("managed", MANAGED),
        lambdaText("default", List.of()),
        lambdaText("managed", MANAGED));
  }

  private Group lambdaJson(String label, List<String> flags) {
    return new Group(
        "JSON, " + label,
        List.of(
            json("RequestStreamHandler + Jackson", label, jars.jackson(), "StreamHandler", flags),
            json("RequestHandler, POJO", label, jars.bare(), "PojoHandler", flags),
            json("no JSON library", label, jars.bare(), "HandWrittenHandler", flags),
            new LambdaSubject(
                "AnyFn, record, " + label,
                jars.greeting(),
                "dev.anyfn.aws.LambdaHandler",
                flags,
                QUESTION,
                ANSWER)));
  }

  private static LambdaSubject json(
      String name, String label, Path jar, String handler, List<String> flags) {
    return new LambdaSubject(name + ", " + label, jar, PROGRAMS + handler, flags, QUESTION, ANSWER);
  }

  private Group lambdaText(String label, List<String> flags) {
    return new Group(
        "text, " + label,
        List.of(
            text("RequestStreamHandler, text", label, jars.bare(), PROGRAMS + "TextHandler", flags),
            text("AnyFn, text", label, jars.text(), "dev.anyfn.aws.LambdaHandler", flags)));
  }

  private static LambdaSubject text(
      String name, String label, Path jar, String handler, List<String> flags) {
    return new LambdaSubject(name + ", " + label, jar, handler, flags, "\"Ada\"", "\"Hello Ada\"");
  }

  List<Group> google() {
    return List.of(invoker(InvokerFork.PRODUCTION), invoker(InvokerFork.CURRENT));
  }

  private Group invoker(String version) {
    return new Group(
        "invoker " + version,
        List.of(
            invoker("HttpFunction + Jackson", version, jars.jackson(), PROGRAMS + "GoogleFunction"),
            invoker("AnyFn, record", version, jars.greeting(), "dev.anyfn.gcp.CloudFunction")));
  }

  private static HttpForkSubject invoker(String name, String version, Path jar, String target) {
    return new HttpForkSubject(
        name + ", invoker " + version,
        List.of(jar),
        (jdk, flags) ->
            InvokerFork.builder()
                .version(version)
                .javaHome(jdk.home())
                .jvmArgs(flags.toArray(String[]::new))
                .classPath(ClassPath.of(jar))
                .target(target)
                .grace(Duration.ZERO)
                .start());
  }

  List<Group> container() {
    return List.of(
        new Group(
            "container",
            List.of(
                container("JDK server + Jackson", jars.jackson(), PROGRAMS + "JsonServer"),
                container("no JSON library", jars.bare(), PROGRAMS + "HandWrittenServer"),
                container("AnyFn, record", jars.greeting(), "dev.anyfn.http.Main"))));
  }

  private static HttpForkSubject container(String name, Path jar, String mainClass) {
    return new HttpForkSubject(
        name,
        List.of(jar),
        (jdk, flags) ->
            ContainerFork.builder()
                .javaHome(jdk.home())
                .jvmArgs(flags.toArray(String[]::new))
                .mainClass(mainClass, ClassPath.of(jar))
                .grace(Duration.ZERO)
                .start());
  }
}
