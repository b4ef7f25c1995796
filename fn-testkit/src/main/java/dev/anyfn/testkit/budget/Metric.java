package dev.anyfn.testkit.budget;

/** What a {@link Budget} measures of a function. */
public enum Metric {

  /**
   * Classes loaded from the start of the JVM to the first answer, the JDK's among them. It differs
   * by a few between builds of one JDK, so a {@link Baseline} has it only on request.
   */
  CLASSES,

  /**
   * Those of them that are not the JDK's: of the function, of AnyFn, of libraries, and what is
   * generated at run time for them, such as lambdas.
   */
  APPLICATION_CLASSES,

  /**
   * The size of the class files of {@link #APPLICATION_CLASSES}, in bytes and not compressed; a
   * class that is generated at run time has no file, and counts as zero.
   */
  APPLICATION_CLASS_BYTES,

  /**
   * What a thread allocates for one invocation, in bytes: the median of many, after a warm-up,
   * AnyFn's own part included, that of an adapter's envelope not. The JVM runs without its
   * optimizing compiler, which saves some allocations when it comes to it: so this is what the code
   * asks for, an upper bound, and the same in every run.
   */
  WARM_ALLOCATION_BYTES,

  /**
   * CPU time of the whole process, all its threads, from its start to the first answer, in
   * milliseconds: the median of some processes. It depends on the machine and on what else it does,
   * so it is measured only on {@linkplain Budget#initCpu request}, and never in a {@link Baseline}.
   * The system counts in steps, of 10 ms on Linux.
   */
  INIT_CPU_MILLIS,

  /** The size of the {@linkplain Budget#jar jar}, in bytes. Only with a jar. */
  JAR_BYTES,

  /**
   * Libraries. In a {@linkplain Budget#jar jar}, those that can be told: the jars nested in it, or
   * else the projects described in {@code META-INF/maven}; if it holds neither, it is not measured.
   * On a class path, its jars, those of test tools excepted: of this testkit and ASM, which it
   * brings, JUnit, AssertJ, Hamcrest, Mockito and what these bring, Surefire and JaCoCo. They are
   * told by their file names. Directories are not counted.
   */
  DEPENDENCIES
}
