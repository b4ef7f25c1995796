package dev.anyfn.http;

import dev.anyfn.runtime.Instance;
import org.jspecify.annotations.Nullable;

/** The thread that runs when the process ends: closes what the front opened, then the instance. */
final class Shutdown extends Thread {

  private final Instance instance;
  private @Nullable AutoCloseable opened;
  private boolean begun;

  Shutdown(Instance instance) {
    super("anyfn-shutdown");
    this.instance = instance;
  }

  synchronized void closes(AutoCloseable resource) {
    opened = resource;
  }

  synchronized void await() throws InterruptedException {
    while (!begun) {
      wait();
    }
  }

  private synchronized @Nullable AutoCloseable begin() {
    begun = true;
    notifyAll();
    return opened;
  }

  @Override
  public void run() {
    try {
      AutoCloseable resource = begin();
      if (resource != null) {
        resource.close();
      }
    } catch (Exception e) {
      instance.log().error("Closing the front failed", e);
    }
    instance.close();
  }
}
