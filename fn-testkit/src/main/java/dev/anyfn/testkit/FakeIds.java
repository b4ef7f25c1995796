package dev.anyfn.testkit;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Ids in an order that a seed decides, for code that would otherwise draw them at random: {@code
 * new Orders(FakeIds.seeded(42))}. As a {@code Supplier} it gives UUIDs.
 *
 * <p>Two with one seed give the same ids; no id is given twice before {@link #reset}. Safe for use
 * by many threads: each id goes to one of them.
 */
public final class FakeIds implements Supplier<UUID> {

  private static final long STEP = 0x9e3779b97f4a7c15L;
  private static final int SHORT_LENGTH = 13;

  private final long seed;
  private final AtomicLong given = new AtomicLong();

  private FakeIds(long seed) {
    this.seed = seed;
  }

  /**
   * Ids from the beginning.
   *
   * @param seed decides all of them
   */
  public static FakeIds seeded(long seed) {
    return new FakeIds(seed);
  }

  /** Returns the next id: a UUID of version 4 in form. */
  @Override
  public UUID get() {
    return uuid(given.getAndIncrement());
  }

  /** Returns the next id as text: a UUID of version 4 in form, of 36 characters. */
  public String next() {
    return get().toString();
  }

  /**
   * The next id in short form. It counts as the UUID in its place would.
   *
   * @return 13 letters and digits, in lower case
   */
  public String nextShort() {
    String digits = Long.toUnsignedString(mixed(given.getAndIncrement()), 36);
    return "0".repeat(SHORT_LENGTH - digits.length()) + digits;
  }

  /**
   * What the n-th call gives, without a call.
   *
   * @param n from 1
   * @return the id
   */
  public UUID nth(long n) {
    return uuid(n - 1);
  }

  /** Begins again. */
  public void reset() {
    given.set(0);
  }

  /** A bijection of the index for each seed, so that none repeats: the finalizer of SplitMix64. */
  private long mixed(long index) {
    long z = mix(seed + STEP) + index * STEP;
    return mix(z);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** All 64 bits of the index's image stand in it, around version and variant: none repeats. */
  private UUID uuid(long index) {
    long bits = mixed(index);
    long more = mix(bits + STEP);
    long most = (bits & 0xffff_ffff_ffff_0000L) | 0x4000L | (more & 0x0fffL);
    long least = ((bits & 0xffffL) << 46) | (more >>> 18);
    return new UUID(most, 0x8000_0000_0000_0000L | least);
  }
}
