package dev.anyfn.testkit.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A reader of the JVM's log of classes ({@code -Xlog:class+load}). It uses only the names and the
 * word after {@code source:}, because all else has changed between releases.
 */
final class ClassLog {

  private static final String SOURCE = " source: ";
  private static final Pattern NUMBER = Pattern.compile("(/0x[0-9a-f]+|[$]?[0-9]+/0x[0-9a-f]+)$");
  private static final Pattern GENERATED =
      Pattern.compile("([$][$]Lambda|[$]Proxy|GeneratedConstructorAccessor|Accessor)[$]?[0-9]+$");
  private static final Set<String> MEASURING =
      Set.of(Probe.class.getName(), ProbeDone.class.getName());

  private ClassLog() {}

  /** Returns the classes up to the first answer, in order, without those that measure. */
  static List<LoadedClass> untilDone(List<String> lines, ClassFiles files) {
    List<LoadedClass> loaded = new ArrayList<>();
    for (String line : lines) {
      int source = line.indexOf(SOURCE);
      if (source < 0) {
        continue;
      }
      String name = line.substring(0, source).trim();
      if (name.equals(ProbeDone.class.getName())) {
        return List.copyOf(loaded);
      }
      if (!isMeasuring(name)) {
        boolean application = isApplication(name, line.substring(source + SOURCE.length()));
        loaded.add(
            new LoadedClass(normalised(name), application, application ? files.size(name) : 0));
      }
    }
    throw new IllegalStateException(
        "The JVM's log of classes does not say when the first answer was; it has "
            + lines.size()
            + " lines");
  }

  private static boolean isMeasuring(String name) {
    int nested = name.indexOf('$');
    return MEASURING.contains(nested < 0 ? name : name.substring(0, nested));
  }

  /** Removes the number from the name of a generated class, because it varies. */
  static String normalised(String name) {
    String unnumbered = NUMBER.matcher(name).replaceFirst("");
    return GENERATED.matcher(unnumbered).replaceFirst("$1");
  }

  private static boolean isApplication(String name, String source) {
    return !source.startsWith("jrt:")
        && !source.startsWith("shared objects file")
        && !name.startsWith("java.")
        && !name.startsWith("jdk.")
        && !name.startsWith("sun.")
        && !name.startsWith("com.sun.proxy.");
  }
}
