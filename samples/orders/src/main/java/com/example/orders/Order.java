package com.example.orders;

import dev.anyfn.FunctionException;

/** What is ordered. Its id is made by who orders, once, before the first try. */
public record Order(String id, String customer, long cents, String currency) {

  Order checked() {
    if (id == null || !id.matches("[A-Za-z0-9-]{1,40}")) {
      throw FunctionException.invalidInput("id must have 1 to 40 letters, digits and hyphens");
    }
    if (customer == null || cents <= 0 || currency == null || !currency.matches("[A-Z]{3}")) {
      throw FunctionException.invalidInput("customer, cents and currency must be given");
    }
    return this;
  }
}
