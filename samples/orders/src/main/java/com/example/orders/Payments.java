package com.example.orders;

/** Takes money. */
interface Payments {

  /**
   * Charges an amount; once for each key, if the service keeps its word.
   *
   * @return the payment's id
   * @throws dev.anyfn.FunctionException UNAVAILABLE if it is to be tried again, CONFLICT if the
   *     payment was declined
   */
  String charge(String key, long cents, String currency);
}
