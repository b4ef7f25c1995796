package dev.anyfn.samples.tour;

/** The inputs of the greeting sample, and its answers. */
final class Expected {

  static final String GOOD = "{\"name\":\"Ada\",\"count\":3}";
  static final String BAD = "{\"name\":\"\",\"count\":3}";
  static final String ANSWER = "{\"greeting\":\"Hello Ada\",\"items\":[0,1,2]}";
  static final String REFUSAL = "name must not be blank";

  private Expected() {}
}
