package dev.anyfn.testkit.budget;

import com.sun.management.ThreadMXBean;
import dev.anyfn.runtime.DirectTrigger;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Log;
import dev.anyfn.runtime.Settings;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The main class of the measured process. It counts itself, so up to the first answer it has no
 * lambda, no stream and nothing of management.
 */
final class Probe {

  /** A sink for the output of a function that allocates nothing. */
  private static final class Nowhere extends OutputStream {
    @Override
    public void write(int b) {}

    @Override
    public void write(byte[] b, int off, int len) {}
  }

  private Probe() {}

  /**
   * Measures; the arguments are the file of the input, the file for the results, and the numbers of
   * calls to warm up and to measure.
   */
  public static void main(String[] args) {
    // not System.exit, and not a return: threads of the function would stay
    try {
      run(args[0], args[1], Integer.parseInt(args[2]), Integer.parseInt(args[3]));
      Runtime.getRuntime().halt(0);
    } catch (Throwable e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private static void run(String input, String results, int warmUp, int measured) throws Exception {
    byte[] payload;
    try (FileInputStream file = new FileInputStream(input)) {
      payload = file.readAllBytes();
    }
    OutputStream nowhere = new Nowhere();
    Instance instance =
        Instance.open(
            Settings.of(System.getenv()), Probe.class.getClassLoader(), new Log(System.err));
    DirectTrigger trigger = new DirectTrigger(instance);
    trigger.handle(payload, nowhere, instance.originNow(""));
    ProbeDone.mark();
    StringBuilder result = new StringBuilder();
    ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .ifPresent(cpu -> result.append("cpu=").append(cpu.toMillis()).append('\n'));
    if (measured > 0) {
      long bytes = allocation(trigger, instance, payload, nowhere, warmUp, measured);
      result.append("allocation=").append(bytes).append('\n');
    }
    instance.close();
    write(results, result.toString());
  }

  private static long allocation(
      DirectTrigger trigger,
      Instance instance,
      byte[] payload,
      OutputStream nowhere,
      int warmUp,
      int measured)
      throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    threads.setThreadAllocatedMemoryEnabled(true);
    long[] bytes = new long[measured];
    for (int call = -warmUp; call < measured; call++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      trigger.handle(payload, nowhere, instance.originNow(""));
      long after = threads.getCurrentThreadAllocatedBytes();
      if (call >= 0) {
        bytes[call] = after - before;
      }
    }
    Arrays.sort(bytes);
    return bytes[measured / 2];
  }

  private static void write(String file, String text) throws IOException {
    try (FileOutputStream out = new FileOutputStream(file)) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
