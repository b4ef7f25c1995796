package dev.anyfn.store.tck.idempotency;

/** A message that is delivered until it is answered; several may have one key. */
record Message(String key, String payload) {}
