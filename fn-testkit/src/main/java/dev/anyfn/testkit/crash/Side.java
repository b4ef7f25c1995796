package dev.anyfn.testkit.crash;

/** What goes wrong at a point, and on which side of the effect. */
enum Side {
  /** The instance is killed, and the effect does not happen. */
  BEFORE('b', "instance killed before this happens"),
  /** The effect happens, and the instance is killed before it gets the answer. */
  AFTER('a', "this has happened; instance killed before its answer arrives"),
  /** The effect happens, its answer is lost, and the instance lives on. */
  LOST('l', "this has happened; its answer is lost, the instance lives on"),
  /** The effect does not happen, and the instance is told so. */
  FAILED('f', "this fails; the instance is told so, and lives on");

  private final char letter;
  private final String words;

  Side(char letter, String words) {
    this.letter = letter;
    this.words = words;
  }

  char letter() {
    return letter;
  }

  String words() {
    return words;
  }

  boolean kills() {
    return this == BEFORE || this == AFTER;
  }

  static Side of(char letter) {
    for (Side side : values()) {
      if (side.letter == letter) {
        return side;
      }
    }
    throw new IllegalArgumentException(
        "Not a side: '" + letter + "'. There are b(efore), a(fter), l(ost answer) and f(ailed)");
  }
}
