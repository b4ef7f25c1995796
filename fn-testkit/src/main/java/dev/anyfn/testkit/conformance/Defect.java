package dev.anyfn.testkit.conformance;

import java.util.Objects;

/**
 * A rule that a server is known to break: not the driver, and not the product it stands for. For
 * test doubles only.
 *
 * @param reason what is wrong, with its source
 * @param always whether the rule is broken at each run; then the suite fails as soon as it is not,
 *     so that a defect which is mended does not stay in the list
 */
public record Defect(String reason, boolean always) {
  /**
   * A defect.
   *
   * @param reason what is wrong, with its source
   * @param always whether the rule is broken at each run
   */
  public Defect {
    Objects.requireNonNull(reason, "reason");
  }

  /**
   * One that shows at each run.
   *
   * @param reason what is wrong, with its source
   * @return the defect
   */
  public static Defect always(String reason) {
    return new Defect(reason, true);
  }

  /**
   * One that shows now and then, as races do; the rule is not run.
   *
   * @param reason what is wrong, with its source
   * @return the defect
   */
  public static Defect sometimes(String reason) {
    return new Defect(reason, false);
  }
}
