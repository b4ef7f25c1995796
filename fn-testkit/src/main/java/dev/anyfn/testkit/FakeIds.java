package dev.anyfn.testkit;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Ids in an order that a seed decides, for code that would otherwise draw them at random: {@code
 * new Orders(FakeIds.seeded(42))}.
 *
 * <p>Equal seeds give equal ids; no id repeats before {@link #reset}. Safe for use by many threads.
 */
public final class FakeIds implements Supplier<UUID> {

  private static final long STEP = 0x9e3779b97f4a7c15L;
  private static final int SHORT_LENGTH = 13;

  private final long seed;
  private final AtomicLong given = new AtomicLong();

  private FakeIds(long seed) {
    this.seed = seed;
  }

  /** Returns the ids of a seed, from the first one on. */
  public static FakeIds seeded(long seed) {
    return new FakeIds(seed);
  }

  /** Returns the next id: a UUID of version 4 in form. */
  @Override
  public UUID get() {
    return uuid(given.getAndIncrement());
  }

  /** Returns the next id as text of 36 characters. */
  public String next() {
    return get().toString();
  }

  /** Returns the next id in short form: 13 letters and digits, in lower case. */
  public String nextShort() {
    String digits = Long.toUnsignedString(mixed(given.getAndIncrement()), 36);
    return "0".repeat(SHORT_LENGTH - digits.length()) + digits;
  }

  /** Returns the n-th id, from 1, without advancing. */
  public UUID nth(long n) {
    return uuid(n - 1);
  }

  /** Starts again with the first id. */
  public void reset() {
    given.set(0);
  }

  /** A bijection of the index for each seed, so that no id repeats: the finalizer of SplitMix64. */
  private long mixed(long index) {
    long z = mix(seed + STEP) + index * STEP;
    return mix(z);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Keeps all 64 bits of the index's image, around version and variant, so that no id repeats. */
  private UUID uuid(long index) {
    long bits = mixed(index);
    long more = mix(bits + STEP);
    long most = (bits & 0xffff_ffff_ffff_0000L) | 0x4000L | (more & 0x0fffL);
    long least = ((bits & 0xffffL) << 46) | (more >>> 18);
    return new UUID(most, 0x8000_0000_0000_0000L | least);
  }
}
