package dev.anyfn.checks.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.anyfn.Function;
import dev.anyfn.aws.LambdaHandler;
import dev.anyfn.checks.fixtures.Echo;
import dev.anyfn.gcp.CloudFunction;
import dev.anyfn.http.Main;
import dev.anyfn.runtime.Instance;
import dev.anyfn.testkit.fork.ClassPath;
import dev.anyfn.testkit.fork.ContainerFork;
import dev.anyfn.testkit.fork.InvokerFork;
import dev.anyfn.testkit.fork.LambdaFork;
import dev.anyfn.testkit.platform.Application;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.crac.Core;

/** An application whose functions are found as they are when deployed: by a list of their names. */
final class App {

  private static final ClassPath CLASSES =
      ClassPath.of(
          Echo.class,
          Unfit.class,
          Function.class,
          Instance.class,
          CloudEvent.class,
          CloudEventBuilder.class,
          JsonFactory.class,
          ObjectMapper.class,
          JsonProperty.class,
          Jdk8Module.class,
          JavaTimeModule.class,
          Core.class,
          Main.class,
          CloudFunction.class,
          LambdaHandler.class);

  /** The lists of functions that have been written, innermost file first. */
  private static final List<Path> WRITTEN = Collections.synchronizedList(new ArrayList<>());

  private App() {}

  /** With a list of functions in {@code META-INF/services}, which may be empty. */
  private static Application listed(Class<?>... functions) {
    return Application.of().classPath(classPath(functions));
  }

  static ClassPath classPath(Class<?>... functions) {
    return services(functions).and(CLASSES);
  }

  private static ClassPath services(Class<?>... functions) {
    try {
      Path directory = Files.createTempDirectory("anyfn-services-");
      Path services = Files.createDirectories(directory.resolve("META-INF/services"));
      Path file = services.resolve(Function.class.getName());
      String names = Arrays.stream(functions).map(Class::getName).collect(Collectors.joining("\n"));
      Files.writeString(file, names);
      for (Path path = file; !path.equals(directory.getParent()); path = path.getParent()) {
        WRITTEN.add(path);
      }
      return ClassPath.of(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes the lists of functions. */
  static void clean() {
    WRITTEN.forEach(path -> path.toFile().delete());
    WRITTEN.clear();
  }

  static ContainerFork.Builder container(Class<?>... functions) {
    return listed(functions).container();
  }

  static InvokerFork.Builder invoker(String version, Class<?>... functions) {
    return listed(functions).invoker(version);
  }

  static LambdaFork.Builder lambda(Class<?>... functions) {
    return listed(functions).lambda();
  }
}
