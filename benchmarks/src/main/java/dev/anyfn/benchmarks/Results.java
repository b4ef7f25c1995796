package dev.anyfn.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Figures by row and column, many per cell; shown as medians with their ratio to one row. Not
 * thread-safe.
 */
public final class Results {

  private final Map<String, Map<String, List<Double>>> rows = new LinkedHashMap<>();
  private final Set<String> columns = new LinkedHashSet<>();

  public Results() {}

  /**
   * Adds one figure.
   *
   * @param row usually the subject's name
   * @param column what was measured, with its unit
   * @param value the figure
   */
  public void add(String row, String column, double value) {
    columns.add(column);
    rows.computeIfAbsent(row, key -> new LinkedHashMap<>())
        .computeIfAbsent(column, key -> new ArrayList<>())
        .add(value);
  }

  /**
   * The median of a cell.
   *
   * @param row the row
   * @param column the column
   * @return the median; of an even number of figures the mean of the middle two; NaN without any
   */
  public double median(String row, String column) {
    List<Double> values =
        new ArrayList<>(rows.getOrDefault(row, Map.of()).getOrDefault(column, List.of()));
    if (values.isEmpty()) {
      return Double.NaN;
    }
    Collections.sort(values);
    int middle = values.size() / 2;
    return values.size() % 2 == 1
        ? values.get(middle)
        : (values.get(middle - 1) + values.get(middle)) / 2;
  }

  /**
   * Medians, each with its ratio to the baseline in parentheses.
   *
   * @param title the head of the first column
   * @param baseline the row that ratios refer to
   * @return a Markdown table
   */
  public Table table(String title, String baseline) {
    return table(title, row -> baseline);
  }

  /**
   * Medians, each with its ratio to the row's own baseline in parentheses.
   *
   * @param title the head of the first column
   * @param baseline gives the row that a row's ratios refer to
   * @return a Markdown table
   */
  public Table table(String title, UnaryOperator<String> baseline) {
    List<String> head = new ArrayList<>(List.of(title));
    head.addAll(columns);
    Table table = new Table(head);
    for (String row : rows.keySet()) {
      List<String> cells = new ArrayList<>(List.of(row));
      for (String column : columns) {
        cells.add(cell(median(row, column), median(baseline.apply(row), column)));
      }
      table.add(cells);
    }
    return table;
  }

  private static String cell(double value, double base) {
    if (Double.isNaN(value)) {
      return "-";
    }
    // small jars are told apart by their third digit, and nothing else is that small
    String format = value >= 100 ? "%.0f" : value >= 1 || value == 0 ? "%.1f" : "%.3f";
    String figure = String.format(Locale.ROOT, format, value);
    return Double.isNaN(base) || base == 0
        ? figure
        : figure + String.format(Locale.ROOT, " (%.2f)", value / base);
  }
}
