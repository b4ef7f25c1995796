package dev.anyfn.samples.tour;

/** What the greeting sample takes and gives. */
final class Expected {

  static final String GOOD = "{\"name\":\"Ada\",\"count\":3}";
  static final String BAD = "{\"name\":\"\",\"count\":3}";
  static final String ANSWER = "{\"greeting\":\"Hello Ada\",\"items\":[0,1,2]}";
  static final String REFUSAL = "name must not be blank";

  private Expected() {}
}
