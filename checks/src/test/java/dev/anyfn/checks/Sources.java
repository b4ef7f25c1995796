package dev.anyfn.checks;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The main sources of the modules that ship. */
final class Sources {

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final List<String> NOT_SHIPPED = List.of("samples/", "benchmarks", "checks");

  private Sources() {}

  static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String module : modules()) {
      if (NOT_SHIPPED.stream().anyMatch(module::startsWith)) {
        continue;
      }
      Path main = ROOT.resolve(module).resolve("src/main/java");
      if (Files.isDirectory(main)) {
        try (Stream<Path> found = Files.walk(main)) {
          found.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
        }
      }
    }
    return files;
  }

  /** Returns the folders of all modules, from the two files that list them. */
  static List<String> modules() throws IOException {
    String lists =
        Files.readString(ROOT.resolve("pom.xml"))
            + Files.readString(ROOT.resolve("more-modules.xml"));
    return lists
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("<module>") && !line.contains(".xml"))
        .map(line -> line.substring("<module>".length(), line.indexOf("</module>")))
        .toList();
  }

  static String name(CompilationUnitTree unit) {
    return ROOT.relativize(Path.of(unit.getSourceFile().toUri())).toString();
  }

  /** Parses sources, without their types, and passes each one on. */
  static void parse(List<Path> files, Reader reader) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      parse(
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files)),
          reader);
    }
  }

  private static void parse(JavacTask task, Reader reader) throws IOException {
    DocTrees comments = DocTrees.instance(task);
    for (CompilationUnitTree unit : task.parse()) {
      reader.read(unit, comments);
    }
  }

  /** Reads one source. */
  interface Reader {
    void read(CompilationUnitTree unit, DocTrees comments);
  }

  /** Returns the number of lines with something else than blanks and comments. */
  static int codeLines(String source) {
    int lines = 0;
    boolean code = false;
    for (int i = 0; i < source.length(); i++) {
      if (source.startsWith("/*", i)) {
        int end = source.indexOf("*/", i + 2) + 2;
        if (code && source.substring(i, end).contains("\n")) {
          lines++;
          code = false;
        }
        i = end - 1;
      } else if (source.startsWith("//", i)) {
        i = source.indexOf('\n', i) - 1;
      } else if (source.startsWith("\"\"\"", i)) {
        int end = closing(source, i + 3, "\"\"\"");
        lines += (int) source.substring(i, end).chars().filter(c -> c == '\n').count();
        code = true;
        i = end + 2;
      } else if (source.charAt(i) == '"' || source.charAt(i) == '\'') {
        i = closing(source, i + 1, source.substring(i, i + 1));
        code = true;
      } else if (source.charAt(i) == '\n') {
        lines += code ? 1 : 0;
        code = false;
      } else {
        code |= !Character.isWhitespace(source.charAt(i));
      }
    }
    return lines;
  }

  private static int closing(String source, int from, String mark) {
    int i = from;
    while (!source.startsWith(mark, i)) {
      i += source.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
