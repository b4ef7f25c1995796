package com.example.orders;

/** An event that is to be published: who publishes reads the partition outbox, and deletes. */
record OrderPaid(String order, String customer) {}
