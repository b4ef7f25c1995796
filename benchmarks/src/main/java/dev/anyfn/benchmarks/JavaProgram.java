package dev.anyfn.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A main class with its class path: what {@link ChildProcess} starts.
 *
 * @param mainClass the fully qualified name
 * @param classPath jars and class directories, in order
 * @param flags options of the JVM, such as {@code -Dkey=value}
 * @param arguments arguments of the main method
 */
public record JavaProgram(
    String mainClass, List<Path> classPath, List<String> flags, List<String> arguments) {

  /**
   * The same program with more options of the JVM.
   *
   * @param more behind those it has
   * @return a new program
   */
  public JavaProgram with(List<String> more) {
    List<String> all = new ArrayList<>(flags);
    all.addAll(more);
    return new JavaProgram(mainClass, classPath, all, arguments);
  }

  /**
   * Starts it as a JVM of its own.
   *
   * @param jdk the installation to run on
   * @param environment variables added to the inherited ones
   * @return the child, to be closed by the caller
   * @throws IOException if it cannot be started
   */
  public ChildProcess start(Jdk jdk, Map<String, String> environment) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(jdk.java().toString());
    command.addAll(flags);
    command.add("-classpath");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(mainClass);
    command.addAll(arguments);
    return ChildProcess.start(command, environment);
  }
}
