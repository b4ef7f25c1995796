package dev.anyfn.aws;

/** One condition on the outline of a payload, as data. Immutable. */
final class Sign {

  // Not an enum: it and the table of its switch are two classes of a cold start.
  private static final int HAS = 0;
  private static final int LACKS = 1;
  private static final int IS = 2;
  private static final int CONTAINS = 3;
  private static final int ANY = 4;

  private final int kind;
  private final String path;
  private final String text;
  private final Sign[] signs;

  private Sign(int kind, String path, String text, Sign... signs) {
    this.kind = kind;
    this.path = path;
    this.text = text;
    this.signs = signs;
  }

  static Sign has(String path) {
    return new Sign(HAS, path, "");
  }

  static Sign lacks(String path) {
    return new Sign(LACKS, path, "");
  }

  static Sign is(String path, String text) {
    return new Sign(IS, path, text);
  }

  static Sign contains(String path, String text) {
    return new Sign(CONTAINS, path, text);
  }

  static Sign any(Sign... signs) {
    return new Sign(ANY, "", "", signs);
  }

  boolean holds(Outline outline) {
    return switch (kind) {
      case HAS -> outline.has(path);
      case LACKS -> !outline.has(path);
      case IS -> outline.is(path, text);
      case CONTAINS -> outline.contains(path, text);
      default -> any(outline);
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
