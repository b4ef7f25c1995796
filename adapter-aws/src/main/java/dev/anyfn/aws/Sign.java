package dev.anyfn.aws;

/** One condition on the outline of a payload, as data. Immutable. */
final class Sign {

  private enum Kind {
    HAS,
    LACKS,
    IS,
    CONTAINS,
    ANY
  }

  private final Kind kind;
  private final String path;
  private final String text;
  private final Sign[] signs;

  private Sign(Kind kind, String path, String text, Sign... signs) {
    this.kind = kind;
    this.path = path;
    this.text = text;
    this.signs = signs;
  }

  static Sign has(String path) {
    return new Sign(Kind.HAS, path, "");
  }

  static Sign lacks(String path) {
    return new Sign(Kind.LACKS, path, "");
  }

  static Sign is(String path, String text) {
    return new Sign(Kind.IS, path, text);
  }

  static Sign contains(String path, String text) {
    return new Sign(Kind.CONTAINS, path, text);
  }

  static Sign any(Sign... signs) {
    return new Sign(Kind.ANY, "", "", signs);
  }

  boolean holds(Outline outline) {
    return switch (kind) {
      case HAS -> outline.has(path);
      case LACKS -> !outline.has(path);
      case IS -> outline.is(path, text);
      case CONTAINS -> outline.contains(path, text);
      case ANY -> any(outline);
    };
  }

  private boolean any(Outline outline) {
    for (Sign sign : signs) {
      if (sign.holds(outline)) {
        return true;
      }
    }
    return false;
  }
}
