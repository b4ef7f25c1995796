package dev.anyfn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A consumer's project with nothing but fn-api and its two dependencies (I-1). */
class ConsumerTest {

  private static final String GREETER =
      """
      package com.example;

      import dev.anyfn.Context;
      import dev.anyfn.Environment;
      import dev.anyfn.Function;
      import dev.anyfn.FunctionException;
      import dev.anyfn.Response;
      import io.cloudevents.CloudEvent;

      public final class Greeter implements Function<Greeter.Request, Response<String>> {
        public record Request(String name) {}

        public Greeter() {}

        public Greeter(Environment environment) {}

        @Override
        public Response<String> apply(Request request, Context context) {
          if (request.name() == null) {
            throw FunctionException.invalidInput("name is missing");
          }
          return Response.ok("Hello " + request.name());
        }

        public static String ask() throws Exception {
          Function<Request, String> text = new Greeter().andThen((r, c) -> r.body().orElse(""));
          return text.apply(new Request("Ada"), null);
        }

        public static Function<CloudEvent, String> ids() {
          return (event, context) -> event.getId();
        }
      }
      """;

  private static final String MODULE =
      """
      module com.example {
        requires transitive dev.anyfn;
        exports com.example;
      }
      """;

  @TempDir Path directory;

  private static Path of(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Not the test's class path, which has JUnit and more. */
  private static List<Path> apiAndItsDependencies() {
    return List.of(
        of(Function.class),
        of(io.cloudevents.CloudEvent.class),
        of(org.jspecify.annotations.NullMarked.class));
  }

  private Path source(String name, String text) throws IOException {
    Path file = directory.resolve("src").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Path compile(String pathOption, List<Path> sources) throws IOException {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    String path =
        String.join(
            File.pathSeparator, apiAndItsDependencies().stream().map(Path::toString).toList());
    List<String> options =
        new ArrayList<>(
            List.of(
                "--release", "17", "-Xlint:all", "-Werror", pathOption, path, "-d", "" + classes));
    sources.forEach(file -> options.add(file.toString()));
    StringWriter messages = new StringWriter();
    PrintWriter out = new PrintWriter(messages);
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    assertThat(javac.run(out, out, options.toArray(String[]::new))).as("%s", messages).isZero();
    return classes;
  }

  private static void greets(ClassLoader loader) throws Exception {
    Class<?> greeter = loader.loadClass("com.example.Greeter");
    assertThat(greeter.getMethod("ask").invoke(null)).isEqualTo("Hello Ada");
    assertThat(greeter.getInterfaces()[0].getClassLoader())
        .as("its own copy of the API, not the test's")
        .isNotSameAs(Function.class.getClassLoader());
  }

  @Test
  void buildsAndRunsOnTheClassPath() throws Exception {
    Path classes = compile("--class-path", List.of(source("com/example/Greeter.java", GREETER)));
    URL[] urls = new URL[4];
    urls[0] = classes.toUri().toURL();
    for (int i = 0; i < 3; i++) {
      urls[i + 1] = apiAndItsDependencies().get(i).toUri().toURL();
    }
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      greets(loader);
    }
  }

  @Test
  void buildsAndRunsAsANamedModule() throws Exception {
    Path classes =
        compile(
            "--module-path",
            List.of(
                source("com/example/Greeter.java", GREETER), source("module-info.java", MODULE)));
    List<Path> api = apiAndItsDependencies();
    ModuleFinder finder = ModuleFinder.of(classes, api.get(0), api.get(1), api.get(2));
    Configuration configuration =
        ModuleLayer.boot()
            .configuration()
            .resolve(finder, ModuleFinder.of(), Set.of("com.example"));
    ModuleLayer layer =
        ModuleLayer.boot()
            .defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
    greets(layer.findLoader("com.example"));
    assertThat(layer.findModule("dev.anyfn").orElseThrow().getDescriptor().requires())
        .extracting(java.lang.module.ModuleDescriptor.Requires::name)
        .containsExactlyInAnyOrder("java.base", "io.cloudevents.api", "org.jspecify");
  }
}
