package dev.anyfn.store.s3;

import dev.anyfn.state.spi.StoreContext;
import dev.anyfn.testkit.state.InstalledCodec;
import java.time.Clock;
import java.util.Random;

/** What a bucket needs beside its driver. */
final class Contexts {

  private Contexts() {}

  static StoreContext any() {
    return new StoreContext(
        "it", new InstalledCodec(), Clock.systemUTC(), new Random(17), time -> {});
  }
}
