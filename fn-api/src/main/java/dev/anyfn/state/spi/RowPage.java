package dev.anyfn.state.spi;

import java.util.List;

/**
 * Some of the rows of a query.
 *
 * @param rows from the beginning of the query on, none left out but what has been deleted; what has
 *     expired may be among them; at least one if there is one
 * @param more whether there may be others behind the last
 */
public record RowPage(List<Row> rows, boolean more) {
  public RowPage {
    rows = List.copyOf(rows);
  }
}
