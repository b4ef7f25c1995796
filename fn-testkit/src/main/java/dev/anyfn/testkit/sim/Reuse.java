package dev.anyfn.testkit.sim;

/**
 * The instance with room that takes the next invocation. Few platforms say which; at equal load it
 * changes the share of cold starts by orders of magnitude.
 */
public enum Reuse implements ProfilePart {
  /** The one whose last invocation ended last, so that the others can be ended. */
  MOST_RECENTLY_USED,
  /** The one whose last invocation ended first, so that all are kept. */
  LEAST_RECENTLY_USED;

  boolean prefers(long lastUsed, long other) {
    return this == MOST_RECENTLY_USED ? lastUsed > other : lastUsed < other;
  }
}
