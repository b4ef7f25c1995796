package dev.anyfn.testkit.fork;

import java.util.concurrent.CompletableFuture;

/** An event on its way to a runtime and back. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Invocation(
    byte[] payload, InvocationOptions options, CompletableFuture<InvocationResult> result) {

  String id() {
    return options.requestId();
  }
}
