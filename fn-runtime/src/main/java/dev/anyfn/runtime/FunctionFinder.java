package dev.anyfn.runtime;

import dev.anyfn.Environment;
import dev.anyfn.Function;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Finds the classes to serve, and builds their objects.
 *
 * <p>Reads {@code META-INF/services/dev.anyfn.Function} itself, in the format of {@link
 * java.util.ServiceLoader}, which would refuse a class whose one constructor takes an {@link
 * Environment}.
 */
final class FunctionFinder {

  static final String SERVICE_FILE = "META-INF/services/dev.anyfn.Function";

  private final ClassLoader loader;

  FunctionFinder(ClassLoader loader) {
    this.loader = loader;
  }

  /** The classes that {@code FN_TARGET} asks for; the only one there is where it is not set. */
  List<Class<?>> find(Settings settings) {
    String target = settings.target();
    // A class with its package needs no list; opening the list costs some 10 ms of a cold start.
    boolean classAlone = target != null && target.indexOf('.') > 0 && target.indexOf(',') < 0;
    Set<String> listed = classAlone ? Set.of() : listed();
    Set<String> names = new LinkedHashSet<>();
    if (target == null) {
      if (listed.size() > 1) {
        throw new InitializationException(
            "Found "
                + listed.size()
                + " functions ("
                + String.join(", ", listed)
                + "): set FN_TARGET to the name or class of one of them, or to * to serve them all"
                + " over HTTP by path /<name>.");
      }
      names.addAll(listed);
    } else if (target.equals("*")) {
      names.addAll(listed);
    } else {
      for (String part : target.split(",", -1)) {
        names.add(resolve(part.trim(), listed));
      }
    }
    if (names.isEmpty()) {
      throw new InitializationException(
          "Found no function: list its class in "
              + SERVICE_FILE
              + ", or set FN_TARGET to the name of its class.");
    }
    List<Class<?>> classes = new ArrayList<>();
    for (String name : names) {
      classes.add(load(name));
    }
    return classes;
  }

  private static String resolve(String wanted, Set<String> listed) {
    if (listed.contains(wanted)) {
      return wanted;
    }
    String found = wanted;
    for (String name : listed) {
      if (simpleName(name).equals(wanted)) {
        if (!found.equals(wanted)) {
          throw new InitializationException(
              "FN_TARGET "
                  + wanted
                  + " is the name of both "
                  + found
                  + " and "
                  + name
                  + ": write the class with its package.");
        }
        found = name;
      }
    }
    return found;
  }

  /** The name of a function: the simple name of its class. */
  static String simpleName(String className) {
    return className.substring(
        Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
  }

  private Set<String> listed() {
    Set<String> names = new LinkedHashSet<>();
    try {
      Enumeration<URL> files = loader.getResources(SERVICE_FILE);
      while (files.hasMoreElements()) {
        String text = new String(read(files.nextElement()), StandardCharsets.UTF_8);
        for (String line : text.replace('\r', '\n').split("\n", -1)) {
          int comment = line.indexOf('#');
          String name = (comment < 0 ? line : line.substring(0, comment)).trim();
          if (!name.isEmpty()) {
            names.add(name);
          }
        }
      }
    } catch (IOException e) {
      throw new InitializationException("Cannot read " + SERVICE_FILE + ".", e);
    }
    return names;
  }

  /** Out of a jar in a file, as nearly always, without the classes of a URL's connection. */
  private static byte[] read(URL file) throws IOException {
    String url = file.toString();
    int jarEnd = url.indexOf("!/");
    if (url.startsWith("jar:file:/")
        && url.indexOf('%') < 0
        && url.length() == jarEnd + 2 + SERVICE_FILE.length()) {
      try (ZipFile jar = new ZipFile(url.substring("jar:file:".length(), jarEnd));
          InputStream in = jar.getInputStream(new ZipEntry(SERVICE_FILE))) {
        if (in != null) {
          return in.readAllBytes();
        }
      }
    }
    URLConnection connection = file.openConnection();
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      return in.readAllBytes();
    }
  }

  private Class<?> load(String name) {
    Class<?> type;
    try {
      type = Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      throw new InitializationException(
          "There is no function "
              + name
              + ": FN_TARGET and "
              + SERVICE_FILE
              + " name a class in this jar, with its package.",
          e);
    }
    if (!Function.class.isAssignableFrom(type)) {
      throw new InitializationException(
          name + " does not implement dev.anyfn.Function: let it, or name another class.");
    }
    return type;
  }

  /** Calls the public constructor that takes the environment, else the one that takes nothing. */
  static Function<?, ?> construct(Class<?> type, Environment environment) {
    if (Modifier.isAbstract(type.getModifiers()) || !Modifier.isPublic(type.getModifiers())) {
      throw noConstructor(type);
    }
    try {
      for (Constructor<?> constructor : type.getConstructors()) {
        Class<?>[] parameters = constructor.getParameterTypes();
        if (parameters.length == 1 && parameters[0] == Environment.class) {
          return (Function<?, ?>) constructor.newInstance(environment);
        }
      }
      return (Function<?, ?>) type.getConstructor().newInstance();
    } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
      throw noConstructor(type);
    } catch (InvocationTargetException | ExceptionInInitializerError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String why = cause.getMessage() == null ? "" : ": " + cause.getMessage();
      throw new InitializationException(
          "The constructor of "
              + type.getName()
              + " threw "
              + cause.getClass().getName()
              + why
              + ". Mend it, or what it needs; the stack trace is in the log.",
          cause);
    } catch (LinkageError e) {
      throw new InitializationException(
          type.getName() + " needs a class that cannot be loaded: put it into the jar.", e);
    }
  }

  private static InitializationException noConstructor(Class<?> type) {
    return new InitializationException(
        type.getName()
            + " cannot be built: make it a public class that is not abstract, with a public"
            + " constructor that takes nothing or one Environment.");
  }
}
