package com.example.pipeline;

import dev.anyfn.state.Key;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A row of the table: the sales of a region are together, in the order of their dates. */
record Sale(
    String region,
    LocalDate date,
    String id,
    String product,
    int quantity,
    BigDecimal amount,
    Origin origin) {

  Key key() {
    return key(path());
  }

  /** The key in one text. Neither region nor date has a slash. */
  String path() {
    return region + "/" + date + "/" + id;
  }

  static Key key(String path) {
    int slash = path.indexOf('/');
    return Key.of(partition(path.substring(0, slash)), path.substring(slash + 1));
  }

  static String partition(String region) {
    return "region/" + region;
  }
}
