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
   * Returns the entries: jars, directories of classes, and {@code directory/*} for all jars in it.
   */
  public List<Path> entries() {
    return entries;
  }

  /** Creates a class path of jars and directories, in order. */
  public static ClassPath of(Path... entries) {
    return new ClassPath(List.of(entries));
  }

  /**
   * Creates a class path of the jars and directories that these classes, none of the JDK's, were
   * loaded from.
   */
  public static ClassPath of(Class<?>... classes) {
    return new ClassPath(Stream.of(classes).map(ClassPath::origin).toList());
  }

  /**
   * Returns the class path and module path of this virtual machine. Replaces a jar that only names
   * a class path in its manifest, as build tools write it for long command lines, by the entries
   * named there.
   */
  public static ClassPath ofThisProcess() {
    return new ClassPath(
        Stream.of("java.class.path", "jdk.module.path")
            .flatMap(name -> Stream.of(System.getProperty(name, "").split(File.pathSeparator, -1)))
            .filter(entry -> !entry.isEmpty())
            .flatMap(entry -> PathingJar.resolve(Path.of(entry)))
            .toList());
  }

  /** Appends a class path. */
  public ClassPath and(ClassPath more) {
    return new ClassPath(Stream.concat(entries.stream(), more.entries.stream()).toList());
  }

  /** Returns a class path of the entries that satisfy a condition. */
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

  /** Returns the form of {@code java -cp}. */
  @Override
  public String toString() {
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
