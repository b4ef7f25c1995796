package dev.anyfn.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** A Markdown table. Not thread-safe. */
public final class Table {

  private final List<List<String>> lines = new ArrayList<>();

  /**
   * Starts with its head.
   *
   * @param head the names of the columns
   */
  public Table(List<String> head) {
    lines.add(List.copyOf(head));
    lines.add(head.stream().map(name -> "---").toList());
  }

  /**
   * Adds a row.
   *
   * @param cells as many as the head has
   */
  public void add(List<String> cells) {
    if (cells.size() != lines.get(0).size()) {
      throw new IllegalArgumentException("expected " + lines.get(0).size() + " cells: " + cells);
    }
    lines.add(List.copyOf(cells));
  }

  /** The table as Markdown, one line per row. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      text.append("| ").append(String.join(" | ", line)).append(" |\n");
    }
    return text.toString();
  }
}
