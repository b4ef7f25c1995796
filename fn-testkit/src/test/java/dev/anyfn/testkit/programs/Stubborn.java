package dev.anyfn.testkit.programs;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Never ends by itself, SIGTERM or not, and has a child that does not either. */
public final class Stubborn {

  private Stubborn() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(Stubborn::waitForever));
    Process child = new ProcessBuilder("sleep", "600").start();
    System.out.println("child " + child.pid());
    waitForever();
  }

  private static void waitForever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
