package dev.anyfn.state.spi;

import java.util.List;

/**
 * A part of the rows of a query.
 *
 * @param rows from the start of the query on, without gaps except for deleted rows; expired ones
 *     may be among them; at least one if there is one
 * @param more true if others may follow the last
 */
public record RowPage(List<Row> rows, boolean more) {
  public RowPage {
    rows = List.copyOf(rows);
  }
}
