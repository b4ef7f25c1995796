package dev.anyfn.store.gcs;

/** The double in a process of its own, for the benchmarks. */
final class FakeGcsProgram {

  private FakeGcsProgram() {}

  public static void main(String[] args) throws Exception {
    FakeGcs.start(Integer.parseInt(args[0]));
    Thread.currentThread().join();
  }
}
