package dev.anyfn.testkit.fork;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A class path. Immutable. */
public final class ClassPath {

  private final List<Path> entries;

  /** Makes the entries absolute, because a fork has another working directory. */
  ClassPath(List<Path> entries) {
    this.entries = entries.stream().map(Path::toAbsolutePath).distinct().toList();
  }

  /**
   * What it is made of.
   *
   * @return jars, directories of classes, and {@code directory/*} for all jars of a directory
   */
  public List<Path> entries() {
    return entries;
  }

  /**
   * Of files.
   *
   * @param entries jars and directories, in order
   * @return the class path
   */
  public static ClassPath of(Path... entries) {
    return new ClassPath(List.of(entries));
  }

  /**
   * Of the jars and directories that some classes were loaded from: the shortest way to a handler
   * that stands among the tests.
   *
   * @param classes none of the JDK's
   * @return the class path
   */
  public static ClassPath of(Class<?>... classes) {
    return new ClassPath(Stream.of(classes).map(ClassPath::origin).toList());
  }

  /**
   * Of this virtual machine: its class path and its module path. A jar that has no classes and
   * names a class path in its manifest, as build tools make them where a command line would be too
   * long, is replaced by what it names.
   *
   * @return all that a class may be loaded from, but the JDK
   */
  public static ClassPath ofThisProcess() {
    return new ClassPath(
        Stream.of("java.class.path", "jdk.module.path")
            .flatMap(name -> Stream.of(System.getProperty(name, "").split(File.pathSeparator, -1)))
            .filter(entry -> !entry.isEmpty())
            .flatMap(entry -> PathingJar.resolve(Path.of(entry)))
            .toList());
  }

  /**
   * This class path and more behind it.
   *
   * @param more searched last
   */
  public ClassPath and(ClassPath more) {
    return new ClassPath(Stream.concat(entries.stream(), more.entries.stream()).toList());
  }

  /**
   * The entries that some condition holds for.
   *
   * @param kept says whether an entry stays
   */
  public ClassPath filter(Predicate<Path> kept) {
    return new ClassPath(entries.stream().filter(kept).toList());
  }

  private static Path origin(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IllegalArgumentException("It has no origin, as classes of the JDK: " + type);
    }
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("Its origin is no file: " + type, e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClassPath path && path.entries.equals(entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  /** As {@code java -cp} wants it. */
  @Override
  public String toString() {
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
