package com.example.orders;

/** A row of the table. */
record PaidOrder(Order order, String payment) {}
