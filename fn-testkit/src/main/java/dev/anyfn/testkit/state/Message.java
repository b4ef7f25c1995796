package dev.anyfn.testkit.state;

/** What is delivered until it is answered; several may have one key. */
record Message(String key, String payload) {}
