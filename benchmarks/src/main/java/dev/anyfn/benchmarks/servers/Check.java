package dev.anyfn.benchmarks.servers;

import dev.anyfn.benchmarks.HttpSubject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One thing a container's server must bear: a name, and what is seen of it. */
record Check(String name, Body body) {

  /** Provokes the server and says what came of it, in a few words. */
  @FunctionalInterface
  interface Body {
    String run(HttpSubject.HttpRunning server) throws IOException;
  }

  static List<Check> all() {
    List<Check> all = new ArrayList<>(Framing.checks());
    all.addAll(SlowPeers.checks());
    all.addAll(Lifecycle.checks());
    return all;
  }
}
