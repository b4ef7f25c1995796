package dev.anyfn.store.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A process that holds the lock of a key until it is killed. */
final class LockHolder {

  static final String KEY = "held";

  private LockHolder() {}

  public static void main(String[] args) throws IOException {
    KeyLocks.in(Path.of(args[0]), RealContext.create())
        .run(
            KEY,
            () -> {
              System.out.println("held");
              while (true) {
                LockSupport.park();
              }
            });
  }
}
