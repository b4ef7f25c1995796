package dev.anyfn.testkit.sim;

import dev.anyfn.testkit.state.StoppedError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one process: the workers that call the function, and those that it has started.
 * Safe for use by many threads.
 */
final class GuestThreads {

  /** Looks at a thread that may be just starting or just ending. */
  private static final int LOOKS = 5;

  private final String name;
  private final ClassLoader loader;
  private final ThreadGroup group;
  private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
  private final Deque<Worker> idle = new ArrayDeque<>();
  private volatile boolean stopped;

  GuestThreads(String name, ClassLoader loader, Consumer<String> log) {
    this.name = name;
    this.loader = loader;
    this.group = new Group(name, log);
  }

  /** Runs calls that follow one another on one thread, as the platforms do. */
  void run(Runnable work) {
    Worker worker = null;
    synchronized (idle) {
      for (Worker one : idle) {
        if (worker == null && one != Thread.currentThread()) {
          worker = one;
        }
      }
      idle.remove(worker);
    }
    if (worker == null) {
      worker = new Worker(workers.size());
      workers.add(worker);
      worker.start();
    }
    worker.work.add(work);
  }

  /** Offers the current thread for the next call, which the caller may send at once. */
  static void done() {
    if (Thread.currentThread() instanceof Worker worker) {
      worker.rest();
    }
  }

  /** A thread of the platform's runtime. */
  private final class Worker extends Thread {

    private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private boolean resting;

    Worker(int number) {
      super(group, name + "-worker-" + number);
      setDaemon(true);
      setContextClassLoader(loader);
    }

    @Override
    public void run() {
      while (!stopped) {
        try {
          Runnable next = work.take();
          resting = false;
          next.run();
          rest();
        } catch (InterruptedException e) {
          // meant for a call that has ended, or for the end
        }
      }
    }

    private void rest() {
      if (!resting) {
        resting = true;
        synchronized (idle) {
          idle.addFirst(this);
        }
      }
    }
  }

  /** Writes to the log what the function's own threads do not catch. */
  private static final class Group extends ThreadGroup {
    private final Consumer<String> log;

    @SuppressWarnings("removal") // needless from JDK 19 on; before, a group stays in its parent
    Group(String name, Consumer<String> log) {
      super(name);
      setDaemon(true);
      this.log = log;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
      if (!(thrown instanceof StoppedError)) {
        log.accept("Exception in thread \"" + thread.getName() + "\" " + thrown);
      }
    }
  }

  boolean isWorker(Thread thread) {
    return workers.contains(thread);
  }

  /** Interrupts all that runs, and runs nothing new. */
  void stop() {
    stopped = true;
    workers.forEach(Thread::interrupt);
    if (ForkJoinPool.commonPool().getActiveThreadCount() > 0) {
      // The JVM's own pool works for everybody: what this process has left there is to end.
      Thread.getAllStackTraces()
          .forEach(
              (thread, stack) -> {
                if (guestFrame(stack) != null) {
                  thread.interrupt();
                }
              });
    }
    for (Thread thread : others()) {
      thread.interrupt();
    }
  }

  /** Returns the threads that the function has left running, with the place in its code. */
  List<String> background() {
    List<Thread> suspects = others();
    if (suspects.isEmpty() && ForkJoinPool.commonPool().getActiveThreadCount() == 0) {
      return List.of();
    }
    for (int look = 0; look < LOOKS; look++) {
      List<String> found = look();
      if (!found.isEmpty()) {
        return found;
      }
      LockSupport.parkNanos(1_000_000);
    }
    return List.of();
  }

  private List<String> look() {
    List<String> found = new ArrayList<>();
    for (Map.Entry<Thread, StackTraceElement[]> entry : Thread.getAllStackTraces().entrySet()) {
      StackTraceElement frame = guestFrame(entry.getValue());
      if (frame != null && !isWorker(entry.getKey())) {
        found.add("thread \"" + entry.getKey().getName() + "\" at " + plain(frame));
      }
    }
    return found;
  }

  /** Returns a frame without the name of the loader, as in any other stack trace. */
  static String plain(StackTraceElement frame) {
    return frame.getClassName()
        + '.'
        + frame.getMethodName()
        + '('
        + frame.getFileName()
        + ':'
        + frame.getLineNumber()
        + ')';
  }

  /** Returns the innermost frame in the function's own code; null if there is none. */
  @Nullable StackTraceElement guestFrame(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (name.equals(frame.getClassLoaderName())
          && frame.getFileName() != null // as that of a lambda's own class
          && !frame.getClassName().startsWith("dev.anyfn.testkit.sim.guest.")) {
        return frame;
      }
    }
    return null;
  }

  private List<Thread> others() {
    Thread[] threads = new Thread[group.activeCount() + 8];
    int count = group.enumerate(threads, true);
    List<Thread> others = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (!isWorker(threads[i])) {
        others.add(threads[i]);
      }
    }
    return others;
  }
}
