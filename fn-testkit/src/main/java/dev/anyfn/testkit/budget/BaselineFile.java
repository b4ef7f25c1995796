package dev.anyfn.testkit.budget;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The file of a {@link Baseline}: {@code 17.APPLICATION_CLASSES=63}, and for each package {@code
 * 17.package.com.example=2 Greeter Greeter$Reply}; sorted, for a small diff.
 */
record BaselineFile(Path path, Map<Integer, BaselineSection> sections) {

  private static final String PACKAGE = "package.";

  static BaselineFile read(Path path) {
    Map<Integer, BaselineSection> sections = new TreeMap<>();
    if (Files.exists(path)) {
      Properties lines = new Properties();
      try (Reader reader = Files.newBufferedReader(path)) {
        lines.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      for (String key : lines.stringPropertyNames()) {
        try {
          add(key, lines.getProperty(key, ""), sections);
        } catch (IllegalArgumentException e) {
          throw new IllegalStateException("Not a line of a baseline: " + key + " in " + path, e);
        }
      }
    }
    return new BaselineFile(path, sections);
  }

  private static void add(String key, String value, Map<Integer, BaselineSection> sections) {
    int dot = Math.max(0, key.indexOf('.'));
    String name = key.substring(dot + 1);
    BaselineSection section =
        sections.computeIfAbsent(
            Integer.valueOf(key.substring(0, dot)),
            feature -> new BaselineSection(new EnumMap<>(Metric.class), new TreeMap<>()));
    if (name.startsWith(PACKAGE)) {
      List<String> words = List.of(value.trim().split(" +", -1));
      List<String> classes = words.subList(1, words.size());
      if (classes.size() != Integer.parseInt(words.get(0))) {
        throw new IllegalArgumentException("The number is not that of the names");
      }
      section.packages().put(name.substring(PACKAGE.length()), classes);
    } else {
      section.values().put(Metric.valueOf(name), Long.valueOf(value.trim()));
    }
  }

  @Nullable BaselineSection section(int feature) {
    return sections.get(feature);
  }

  BaselineFile with(int feature, BaselineSection section) {
    Map<Integer, BaselineSection> changed = new TreeMap<>(sections);
    changed.put(feature, section);
    return new BaselineFile(path, changed);
  }

  void write(String function) {
    List<String> lines = new ArrayList<>();
    lines.add("# What " + function + " costs, by release of the JDK.");
    lines.add("# Written by a run of its test with -Danyfn.budget=write");
    sections.forEach(
        (feature, section) -> {
          section
              .values()
              .forEach((metric, value) -> lines.add(feature + "." + metric + "=" + value));
          section
              .packages()
              .forEach(
                  (name, classes) ->
                      lines.add(
                          feature
                              + "."
                              + PACKAGE
                              + name
                              + "="
                              + classes.size()
                              + " "
                              + String.join(" ", classes)));
        });
    try {
      Path directory = path.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      Files.writeString(path, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
