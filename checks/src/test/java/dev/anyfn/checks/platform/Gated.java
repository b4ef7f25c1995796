package dev.anyfn.checks.platform;

import dev.anyfn.Context;
import dev.anyfn.Function;
import dev.anyfn.checks.fixtures.Gives;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.stream.Stream;

/** Functions that stop in the middle until the test lets them go on. */
public final class Gated {

  private Gated() {}

  /** Tells the test, which listens on a port, that we are here, and waits for its answer. */
  static void pass(int port) {
    try (Socket gate = new Socket(InetAddress.getLoopbackAddress(), port)) {
      if (gate.getInputStream().read() != 1) {
        throw new IllegalStateException("The test has gone away");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says when its process begins to shut down. */
  public static final class Slow implements Function<Integer, String>, AutoCloseable {

    public Slow() {
      Thread hook = new Thread(() -> System.err.println("shutdown has begun"));
      Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public String apply(Integer port, Context context) {
      pass(port);
      return "passed";
    }

    @Override
    public void close() {
      System.err.println("closed");
    }
  }

  /** One element before the gate, two behind it. */
  public static final class GatedTicks implements Function<Integer, Stream<Gives.Tick>> {
    @Override
    public Stream<Gives.Tick> apply(Integer port, Context context) {
      return Stream.of(1, 2, 3).peek(n -> before(n, port)).map(Gives.Tick::new);
    }

    private static void before(int n, int port) {
      if (n == 2) {
        pass(port);
      }
    }
  }
}
