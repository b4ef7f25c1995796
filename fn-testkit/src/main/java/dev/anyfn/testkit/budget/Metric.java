package dev.anyfn.testkit.budget;

/** A cost of a function that a {@link Budget} measures. */
public enum Metric {

  /**
   * The classes loaded from the start of the JVM to the first answer, the JDK's included. The
   * number differs a little between builds of one JDK, so a {@link Baseline} has it only on
   * request.
   */
  CLASSES,

  /**
   * The {@link #CLASSES} that are not the JDK's: of the function, AnyFn and libraries, those
   * generated for them at run time included.
   */
  APPLICATION_CLASSES,

  /**
   * The size of the class files of {@link #APPLICATION_CLASSES}, in bytes, not compressed; a
   * generated class has no file, and counts as zero.
   */
  APPLICATION_CLASS_BYTES,

  /**
   * The bytes that a thread allocates for one invocation: the median of many, after a warm-up, with
   * AnyFn's part, without an adapter's envelope. The JVM runs without its optimizing compiler,
   * which saves some allocations: so this is an upper bound, and the same in every run.
   */
  WARM_ALLOCATION_BYTES,

  /**
   * The CPU time of all threads of the process from its start to the first answer, in milliseconds:
   * the median of some processes. It depends on the machine and its load, so it is measured only on
   * {@linkplain Budget#initCpu request}, and never in a {@link Baseline}. The system counts in
   * steps, of 10 ms on Linux.
   */
  INIT_CPU_MILLIS,

  /** The size of the {@linkplain Budget#jar jar}, in bytes. Only with a jar. */
  JAR_BYTES
}
