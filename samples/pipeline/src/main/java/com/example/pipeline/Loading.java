package com.example.pipeline;

import dev.anyfn.state.Document;
import dev.anyfn.state.Key;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Table;
import dev.anyfn.state.Write;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One pass over a file: its lines become rows, or rejects. */
final class Loading {

  /** Each line is at most two writes, and the claim one more: fewer than the 100 of an atomic. */
  private static final int BATCH = 40;

  private static final int MOST_TRIES = 20;

  private final Table sales;
  private final CsvFile csv;
  private final Claim claim;
  private final Summary.Builder summary;

  Loading(Table sales, CsvFile csv, Claim claim) {
    this.sales = sales;
    this.csv = csv;
    this.claim = claim;
    this.summary = new Summary.Builder(claim.file(), claim.version());
  }

  /** What could not be taken, as CSV; to read it is to load the file. */
  Stream<String> rejects() {
    Stream<String> rejects =
        Stream.generate(() -> csv.next(BATCH))
            .takeWhile(lines -> !lines.isEmpty())
            .flatMap(lines -> load(lines).stream())
            .map(Reject::csv);
    return Stream.concat(Stream.of(Reject.HEADER), rejects);
  }

  Summary summary() {
    return summary.build();
  }

  private List<Reject> load(List<Line> lines) {
    List<Reject> rejects = new ArrayList<>();
    Map<Key, Row> rows = new LinkedHashMap<>();
    for (Line line : lines) {
      if (line.text().isBlank()) {
        summary.blank();
        continue;
      }
      try {
        Row row = new Row(line, csv.columns().sale(line, claim.file(), claim.version()));
        Row first = rows.putIfAbsent(row.sale().key(), row);
        if (first != null) {
          rejects.add(row.rejectedFor(first.sale().origin(), claim));
        }
      } catch (BadLineException e) {
        rejects.add(new Reject(line, e.getMessage()));
      }
    }
    rejects.addAll(store(rows));
    rejects.sort(Comparator.comparingLong(reject -> reject.line().number()));
    summary.rejected(rejects.size());
    return rejects;
  }

  /** All rows of a batch, or none; those whose key is taken are left out. */
  private List<Reject> store(Map<Key, Row> rows) {
    for (int tries = 1; ; tries++) {
      List<Write> writes = new ArrayList<>();
      List<Row> accepted = new ArrayList<>();
      List<Reject> rejects = new ArrayList<>();
      for (Map.Entry<Key, Row> entry : rows.entrySet()) {
        Sale sale = entry.getValue().sale();
        Optional<Document<Sale>> there = sales.get(entry.getKey(), Sale.class);
        if (there.isPresent() && there.get().value().origin().keeps(sale.origin())) {
          rejects.add(entry.getValue().rejectedFor(there.get().value().origin(), claim));
          continue;
        }
        accepted.add(entry.getValue());
        if (there.isEmpty()) {
          writes.add(Write.put(entry.getKey(), sale).ifAbsent());
          writes.add(claim.entry(sale));
        } else if (!there.get().value().origin().equals(sale.origin())) {
          writes.add(Write.put(entry.getKey(), sale).ifVersion(there.get().version()));
          writes.add(claim.entry(sale));
        } // else an earlier call has written it
      }
      if (written(writes, tries)) {
        accepted.forEach(row -> summary.accepted(row.sale()));
        return rejects;
      }
    }
  }

  /** False if a row has changed since it was read; throws if the claim has. */
  private boolean written(List<Write> writes, int tries) {
    if (writes.isEmpty()) {
      return true;
    }
    int check = writes.size();
    writes.add(claim.check());
    try {
      sales.atomic(writes);
      return true;
    } catch (StoreException e) {
      boolean rowChanged =
          e.error() == StoreError.PRECONDITION_FAILED && e.failedWrite().orElse(0) != check;
      if (rowChanged && tries < MOST_TRIES) {
        return false;
      }
      throw e;
    }
  }

  /** A line and what it says. */
  private record Row(Line line, Sale sale) {
    Reject rejectedFor(Origin other, Claim claim) {
      String where = other.file().equals(claim.file()) ? "" : " of " + other.file();
      return new Reject(line, "the same sale is in line " + other.line() + where);
    }
  }
}
