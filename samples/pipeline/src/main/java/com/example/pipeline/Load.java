package com.example.pipeline;

import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.FunctionException;
import dev.anyfn.state.Body;
import dev.anyfn.state.Bucket;
import dev.anyfn.state.Capability;
import dev.anyfn.state.Condition;
import dev.anyfn.state.Document;
import dev.anyfn.state.ObjectReader;
import dev.anyfn.state.PutOptions;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Table;
import java.util.Optional;

/**
 * Loads a CSV file of sales from the bucket {@code inbox} into the table {@code sales}. What came
 * of it goes to the bucket {@code outbox}: a summary, and the lines that could not be taken.
 *
 * <p>Called again, twice at once, or after a crash at any point, it ends in the same state; a file
 * that was replaced is loaded anew, and rows that it no longer has are removed.
 */
public final class Load implements Function<Load.Request, Summary> {

  public record Request(String file) {}

  private static final int MOST_TRIES = 10;

  private final Bucket inbox;
  private final Bucket outbox;
  private final Table sales;

  public Load(Environment environment) {
    this(environment.bucket("inbox"), environment.bucket("outbox"), environment.table("sales"));
  }

  Load(Bucket inbox, Bucket outbox, Table sales) {
    this.inbox = inbox;
    this.outbox = outbox.require(Capability.IF_ABSENT, Capability.IF_VERSION);
    this.sales = sales.require(Capability.ATOMIC);
  }

  @Override
  public Summary apply(Request request, Context context) {
    String file = FileName.checked(request.file());
    for (int tries = 1; tries <= MOST_TRIES; tries++) {
      try {
        return load(file);
      } catch (StoreException e) {
        if (e.error() != StoreError.PRECONDITION_FAILED) {
          throw e;
        }
        // Another call loads this file. Begin anew: what it has done is found done.
      }
    }
    throw FunctionException.unavailable("Other calls load " + file + " all the time", null);
  }

  private Summary load(String file) {
    // All is looked at before the file is opened. So whoever claims it after this has seen no older
    // file than we have, and then our conditions hold no more.
    Condition sameRejects = unchanged(rejects(file));
    Condition sameSummary = unchanged(summary(file));
    Optional<Document<Progress>> last = sales.get(Progress.key(file), Progress.class);
    try (ObjectReader reader = open(file)) {
      String version = reader.info().version().token();
      if (last.isPresent() && last.get().value().isDone(version)) {
        return last.get().value().summary().orElseThrow();
      }
      CsvFile csv = CsvFile.read(reader.stream());
      Claim claim = Claim.take(sales, file, version, last);
      Loading loading = new Loading(sales, csv, claim);
      // The bucket pulls the rejects, they pull the lines: neither is ever in memory as a whole.
      Body pulled = Body.lines(loading.rejects());
      outbox.put(rejects(file), pulled, PutOptions.type("text/csv").when(sameRejects));
      claim.removeRowsOfOlderVersions();
      Summary summary = loading.summary();
      outbox.put(summary(file), summary, sameSummary);
      claim.done(summary);
      return summary;
    }
  }

  private ObjectReader open(String file) {
    return inbox
        .open(file)
        .orElseThrow(() -> FunctionException.notFound("There is no " + file + " in the inbox"));
  }

  private Condition unchanged(String key) {
    return outbox
        .head(key)
        .map(there -> Condition.ifVersion(there.version()))
        .orElse(Condition.ifAbsent());
  }

  static String rejects(String file) {
    return file + ".rejects.csv";
  }

  static String summary(String file) {
    return file + ".summary.json";
  }
}
