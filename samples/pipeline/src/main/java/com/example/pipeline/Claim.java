package com.example.pipeline;

import dev.anyfn.state.Condition;
import dev.anyfn.state.Document;
import dev.anyfn.state.Key;
import dev.anyfn.state.Query;
import dev.anyfn.state.Table;
import dev.anyfn.state.Version;
import dev.anyfn.state.Write;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The right to write rows of one version of a file. It ends when a newer version is claimed: every
 * write has it as its condition, so a call that was left behind changes nothing any more. Calls for
 * the same version share it.
 */
record Claim(Table sales, String file, String version, Version claimed) {

  /** An entry for each row that a file has in the table, to find those that it no longer has. */
  record Held(String version) {}

  static Claim take(Table sales, String file, String version, Optional<Document<Progress>> last) {
    if (last.isPresent() && last.get().value().version().equals(version)) {
      return new Claim(sales, file, version, last.get().version());
    }
    Condition unchanged =
        last.map(seen -> Condition.ifVersion(seen.version())).orElse(Condition.ifAbsent());
    Version claimed = sales.put(Progress.key(file), Progress.begun(version), unchanged);
    return new Claim(sales, file, version, claimed);
  }

  /** Fails all that is written with it unless the claim is still good. */
  Write check() {
    return Write.check(Progress.key(file)).ifVersion(claimed);
  }

  /** The entry that goes with a row. */
  Write entry(Sale sale) {
    return Write.put(Key.of(entries(), sale.path()), new Held(version));
  }

  void removeRowsOfOlderVersions() {
    try (Stream<Document<Held>> held = sales.query(Query.partition(entries()), Held.class)) {
      held.filter(entry -> !entry.value().version().equals(version)).forEach(this::remove);
    }
  }

  private void remove(Document<Held> entry) {
    sales.atomic(
        List.of(
            Write.delete(Sale.key(entry.key().sort())),
            Write.delete(entry.key()).ifVersion(entry.version()),
            check()));
  }

  void done(Summary summary) {
    sales.put(
        Progress.key(file),
        new Progress(version, Optional.of(summary)),
        Condition.ifVersion(claimed));
  }

  private String entries() {
    return "rows of/" + file;
  }
}
