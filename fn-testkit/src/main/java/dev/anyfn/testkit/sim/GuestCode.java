package dev.anyfn.testkit.sim;

import dev.anyfn.Function;
import dev.anyfn.runtime.Instance;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The classes that each instance has for itself, rewritten and read once. Safe for use by many
 * threads.
 */
final class GuestCode {

  /** Classes of test tools, which may be absent. None of them keeps state of functions. */
  private static final List<String> TOOLS =
      List.of(
          "com.fasterxml.jackson.annotation.JsonProperty",
          "com.fasterxml.jackson.core.JsonFactory",
          "com.fasterxml.jackson.databind.ObjectMapper",
          "com.fasterxml.jackson.datatype.jdk8.Jdk8Module",
          "com.fasterxml.jackson.datatype.jsr310.JavaTimeModule",
          "org.crac.Core",
          "org.jspecify.annotations.Nullable",
          "org.objectweb.asm.ClassReader",
          "org.junit.jupiter.api.Test",
          "org.junit.jupiter.params.ParameterizedTest",
          "org.junit.platform.commons.JUnitException",
          "org.opentest4j.AssertionFailedError",
          "org.apiguardian.api.API",
          "org.assertj.core.api.Assertions",
          "org.mockito.Mockito",
          "org.slf4j.LoggerFactory",
          "com.amazonaws.services.lambda.runtime.Context",
          "com.google.cloud.functions.HttpFunction",
          "io.cloudevents.core.builder.CloudEventBuilder",
          "dev.anyfn.aws.LambdaHandler",
          "dev.anyfn.gcp.CloudFunction",
          "dev.anyfn.http.Main");

  private static final byte[] SHARED = {};

  private final ClassLoader parent;
  private final List<String> sharedPrefixes;
  private final List<String> sharedLocations;
  private final GuestRewriter rewriter = new GuestRewriter();
  private final Map<String, byte[]> classes = new ConcurrentHashMap<>();
  private final Map<String, Optional<URL>> resources = new ConcurrentHashMap<>();

  GuestCode(ClassLoader parent, List<String> sharedPrefixes) {
    this.parent = parent;
    this.sharedPrefixes = List.copyOf(sharedPrefixes);
    this.sharedLocations = toolLocations(parent);
  }

  private static List<String> toolLocations(ClassLoader parent) {
    List<String> locations = new ArrayList<>();
    add(Function.class, locations);
    add(Instance.class, locations);
    add(GuestCode.class, locations);
    add(CloudEvent.class, locations);
    for (String tool : TOOLS) {
      try {
        add(Class.forName(tool, false, parent), locations);
      } catch (ClassNotFoundException | LinkageError e) {
        // not on this class path
      }
    }
    return locations;
  }

  private static void add(Class<?> tool, List<String> locations) {
    CodeSource source = tool.getProtectionDomain().getCodeSource();
    if (source != null && source.getLocation() != null) {
      locations.add(text(source.getLocation()));
    }
  }

  boolean hasInitializer(String className) {
    return rewriter.hasInitializer(className);
  }

  ClassLoader parent() {
    return parent;
  }

  /** Returns a class that each instance has for itself; null for one that all share. */
  byte @Nullable [] bytes(String className) {
    byte[] bytes = classes.computeIfAbsent(className, this::read);
    return bytes == SHARED ? null : bytes;
  }

  private byte[] read(String className) {
    String file = className.replace('.', '/') + ".class";
    URL url = parent.getResource(file);
    if (Redirects.isGuest(className)) {
      return GuestRewriter.publish(content(url, className));
    }
    return url == null || isShared(className, url)
        ? SHARED
        : rewriter.rewrite(content(url, className));
  }

  private boolean isShared(String className, URL url) {
    String at = text(url);
    if (at.startsWith("jrt:")) {
      return true;
    }
    for (String prefix : sharedPrefixes) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    for (String location : sharedLocations) {
      if (at.startsWith(location) || at.startsWith("jar:" + location + "!")) {
        return true;
      }
    }
    return false;
  }

  /** Modules have URLs that begin with {@code file:///}, entries of the class path do not. */
  private static String text(URL url) {
    return url.toString().replace("file:///", "file:/");
  }

  private static byte[] content(@Nullable URL url, String className) {
    if (url == null) {
      throw new IllegalStateException("Cannot find the class file of " + className);
    }
    try {
      URLConnection connection = url.openConnection();
      connection.setUseCaches(false);
      try (InputStream in = connection.getInputStream()) {
        return in.readAllBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the class file of " + className, e);
    }
  }

  /** Looks each up once: all cold starts ask for the same few. */
  @Nullable URL resource(String name) {
    return resources
        .computeIfAbsent(name, n -> Optional.ofNullable(parent.getResource(n)))
        .orElse(null);
  }
}
