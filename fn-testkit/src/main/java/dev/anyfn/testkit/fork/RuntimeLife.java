package dev.anyfn.testkit.fork;

import java.util.concurrent.CompletableFuture;

/** The observed state of one runtime process. */
final class RuntimeLife {

  final InvocationQueue invocations = new InvocationQueue();
  final CompletableFuture<Void> firstNext = new CompletableFuture<>();
  final CompletableFuture<Long> firstAnswer = new CompletableFuture<>();
  final CompletableFuture<InvocationResult.Failure> initError = new CompletableFuture<>();
  final CompletableFuture<Void> checkpoint = new CompletableFuture<>();
  final CompletableFuture<Void> restored = new CompletableFuture<>();
  final CompletableFuture<InvocationResult.Failure> restoreError = new CompletableFuture<>();

  private volatile boolean exited;

  /** Returns true if no runtime has connected yet. */
  boolean untouched() {
    return !exited && !firstNext.isDone() && !initError.isDone() && !checkpoint.isDone();
  }

  void exited(int code) {
    exited = true;
    invocations.exited(code);
    restored.cancel(false);
  }
}
