package dev.anyfn.testkit.budget;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A baseline on one JDK, with the short names of the application's classes, sorted, by package. */
record BaselineSection(Map<Metric, Long> values, Map<String, List<String>> packages) {

  static BaselineSection of(Measured measured, Set<Metric> metrics) {
    Map<Metric, Long> values = new EnumMap<>(measured.values());
    values.keySet().retainAll(metrics);
    return new BaselineSection(values, measured.namesByPackage());
  }

  /** Returns the packages that have more classes than before, with the new ones. */
  String grownSince(BaselineSection before, Measured measured) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, List<String>> entry : packages.entrySet()) {
      List<String> was = before.packages.getOrDefault(entry.getKey(), List.of());
      List<String> added = new ArrayList<>(entry.getValue());
      // one by one: a generated name may be there many times
      was.forEach(added::remove);
      if (!added.isEmpty()) {
        text.append("\n  ")
            .append(entry.getKey().isEmpty() ? "(no package)" : entry.getKey())
            .append(' ')
            .append(was.size())
            .append(" -> ")
            .append(entry.getValue().size())
            .append(" (")
            .append(Text.number(measured.bytesOf(entry.getKey())))
            .append(" bytes): ")
            .append(Text.first(added, ", "));
      }
    }
    return text.isEmpty()
        ? "\nNo new class: those that were there have grown"
        : "\nNew classes:" + text;
  }
}
