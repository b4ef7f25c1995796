package dev.anyfn.store.tck;

/**
 * A rule that a stand-in for a product breaks, while the product and the driver keep it.
 *
 * @param reason what is wrong, with its source
 * @param always whether the rule is broken at each run; then the suite fails as soon as it is not,
 *     so that a defect which is mended does not stay in the list
 */
public record Defect(String reason, boolean always) {
  /**
   * Returns a defect that shows in each run.
   *
   * @param reason what is wrong, with its source
   */
  public static Defect always(String reason) {
    return new Defect(reason, true);
  }

  /**
   * Returns a defect that shows now and then, as races do; the rule is not run.
   *
   * @param reason what is wrong, with its source
   */
  public static Defect sometimes(String reason) {
    return new Defect(reason, false);
  }
}
