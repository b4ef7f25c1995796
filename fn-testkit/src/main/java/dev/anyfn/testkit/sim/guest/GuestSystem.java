package dev.anyfn.testkit.sim.guest;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The JVM as the code of one simulated instance sees it. The simulator rewrites calls of the JDK's
 * methods to those here, and loads this class once for each instance, so that its one static field
 * belongs to that instance. All methods are made public when it is loaded for one.
 */
@SuppressWarnings("DoNotCallSuggester") // exits are what code calls
public final class GuestSystem {

  // Set by the class's own initialisation, which no other thread can overtake.
  static final Host HOST = ((Hosted) GuestSystem.class.getClassLoader()).host();

  private GuestSystem() {}

  // Each method below stands for the one of the JDK that its annotation names.

  @Instead(of = System.class)
  static void exit(int status) {
    throw HOST.exit(status, "System.exit");
  }

  @Instead(of = Runtime.class)
  static void exit(Runtime runtime, int status) {
    throw HOST.exit(status, "Runtime.exit");
  }

  @Instead(of = Runtime.class)
  static void halt(Runtime runtime, int status) {
    throw HOST.exit(status, "Runtime.halt");
  }

  @Instead(of = Runtime.class)
  static long maxMemory(Runtime runtime) {
    return HOST.memory();
  }

  @Instead(of = System.class)
  static @Nullable String getenv(String name) {
    return HOST.environment().get(name);
  }

  @Instead(of = System.class)
  static Map<String, String> getenv() {
    return HOST.environment();
  }

  @Instead(of = System.class)
  static @Nullable String getProperty(String name) {
    return HOST.properties().getProperty(name);
  }

  @Instead(of = System.class)
  static @Nullable String getProperty(String name, @Nullable String otherwise) {
    String value = HOST.properties().getProperty(name);
    return value == null ? otherwise : value;
  }

  @Instead(of = System.class)
  static @Nullable String setProperty(String name, String value) {
    return (String) HOST.properties().setProperty(name, value);
  }

  @Instead(of = System.class)
  static @Nullable String clearProperty(String name) {
    return (String) HOST.properties().remove(name);
  }

  @Instead(of = System.class)
  static Properties getProperties() {
    return HOST.properties();
  }

  @Instead(of = System.class, field = true)
  static PrintStream out() {
    return HOST.out();
  }

  @Instead(of = System.class, field = true)
  static PrintStream err() {
    return HOST.err();
  }

  @Instead(of = System.class)
  static long currentTimeMillis() {
    return HOST.clock().millis();
  }

  @Instead(of = System.class)
  static long nanoTime() {
    return HOST.nanoTime();
  }

  @Instead(of = Clock.class)
  static Clock systemUTC() {
    return HOST.clock();
  }

  @Instead(of = Instant.class, method = "now")
  static Instant instant() {
    return HOST.clock().instant();
  }

  @Instead(of = Thread.class)
  static void sleep(long millis) throws InterruptedException {
    HOST.sleep(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  @Instead(of = Thread.class)
  static void sleep(long millis, int nanos) throws InterruptedException {
    HOST.sleep(TimeUnit.MILLISECONDS.toNanos(millis) + nanos);
  }

  @Instead(of = TimeUnit.class)
  static void sleep(TimeUnit unit, long time) throws InterruptedException {
    HOST.sleep(unit.toNanos(time));
  }

  @Instead(of = UUID.class)
  static UUID randomUUID() {
    long high = (HOST.random() & ~0xf000L) | 0x4000L;
    long low = (HOST.random() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  @Instead(of = Math.class, method = "random")
  static double uniform() {
    return (HOST.random() >>> 11) * 0x1.0p-53;
  }

  @Instead(of = ThreadLocal.class)
  static @Nullable Object get(ThreadLocal<?> local) {
    HOST.used(local, true);
    return local.get();
  }

  @Instead(of = ThreadLocal.class)
  static void set(ThreadLocal<@Nullable Object> local, @Nullable Object value) {
    HOST.used(local, true);
    local.set(value);
  }

  @Instead(of = ThreadLocal.class)
  static void remove(ThreadLocal<?> local) {
    HOST.used(local, false);
    local.remove();
  }

  @Instead(of = File.class)
  static File createTempFile(String prefix, @Nullable String suffix) throws IOException {
    return File.createTempFile(prefix, suffix, HOST.temporaryDirectory().toFile());
  }

  @Instead(of = Files.class)
  static Path createTempFile(
      @Nullable String prefix, @Nullable String suffix, FileAttribute<?>... attributes)
      throws IOException {
    return Files.createTempFile(HOST.temporaryDirectory(), prefix, suffix, attributes);
  }

  @Instead(of = Files.class)
  static Path createTempDirectory(@Nullable String prefix, FileAttribute<?>... attributes)
      throws IOException {
    return Files.createTempDirectory(HOST.temporaryDirectory(), prefix, attributes);
  }

  // What is called in addition to what the code does, and not in place of it.

  /**
   * Moves a path of {@code /tmp} into the directory of the instance.
   *
   * @param text a literal, or what was put together from one
   * @return the same, unless it is {@code /tmp} or begins with {@code /tmp/}
   */
  static String path(String text) {
    return text.equals("/tmp") || text.startsWith("/tmp/")
        ? HOST.temporaryDirectory() + text.substring("/tmp".length())
        : text;
  }

  /** Says that the initializer of a class has run to its end. */
  static void initialized(String className) {
    HOST.initialized(className);
  }

  /** Returns a seed for {@code new Random()}: any number. */
  static long seed() {
    return HOST.random();
  }

  /**
   * Looks at the length of an array before it is made.
   *
   * @param length its length
   * @param elementBytes the size of an element
   */
  static int allocate(int length, int elementBytes) {
    HOST.allocate((long) length * elementBytes);
    return length;
  }
}
