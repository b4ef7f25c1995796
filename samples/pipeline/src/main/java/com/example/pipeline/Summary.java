package com.example.pipeline;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** What came of a file; the same however often and by however many calls it was loaded. */
record Summary(
    String file,
    String version,
    long accepted,
    long rejected,
    long blank,
    Map<String, Total> regions) {

  /** Of one region. */
  record Total(long sales, BigDecimal amount) {
    static Total of(Sale sale) {
      return new Total(1, sale.amount());
    }

    Total plus(Total more) {
      return new Total(sales + more.sales, amount.add(more.amount));
    }
  }

  /** Counts. */
  static final class Builder {

    private final String file;
    private final String version;
    private final Map<String, Total> regions = new TreeMap<>();
    private long accepted;
    private long rejected;
    private long blank;

    Builder(String file, String version) {
      this.file = file;
      this.version = version;
    }

    void accepted(Sale sale) {
      accepted++;
      regions.merge(sale.region(), Total.of(sale), Total::plus);
    }

    void rejected(int lines) {
      rejected += lines;
    }

    void blank() {
      blank++;
    }

    Summary build() {
      return new Summary(file, version, accepted, rejected, blank, regions);
    }
  }
}
