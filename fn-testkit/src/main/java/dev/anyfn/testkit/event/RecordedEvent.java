package dev.anyfn.testkit.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * An event in a file, and beside it the expected outcome.
 *
 * @param file {@code <name>.json}, with the outcome in {@code <name>.expected.json}
 */
public record RecordedEvent(Path file) implements TriggerEvent {

  static final String SUFFIX = ".json";
  static final String EXPECTED = ".expected.json";

  /** Returns the name of the file without its ending. */
  public String name() {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - SUFFIX.length());
  }

  /** Returns the bytes of the file. */
  @Override
  public byte[] bytes() {
    return read(file);
  }

  private Path expectedFile() {
    return file.resolveSibling(name() + EXPECTED);
  }

  /** Returns the expected outcome, if there is one. */
  public Optional<byte[]> expected() {
    Path expected = expectedFile();
    return Files.exists(expected) ? Optional.of(read(expected)) : Optional.empty();
  }

  /**
   * Checks an outcome, regardless of the order of members.
   *
   * @param outcome JSON
   * @throws AssertionError if it differs, or no outcome is expected
   */
  public void verify(byte[] outcome) {
    String actual = canonical(outcome, "What the function made of " + name());
    Path file = expectedFile();
    byte[] bytes =
        expected()
            .orElseThrow(
                () ->
                    new AssertionError(
                        "Nothing is expected of "
                            + name()
                            + ": say it in "
                            + file
                            + "\n"
                            + actual));
    String expected = canonical(bytes, file.toString());
    if (!expected.equals(actual)) {
      String[] wanted = expected.split("\n", -1);
      String[] got = actual.split("\n", -1);
      int line = Math.max(0, Arrays.mismatch(wanted, got));
      throw new AssertionError(
          name()
              + " has another outcome than "
              + file
              + " says, from line "
              + (line + 1)
              + " on:"
              + "\n  expected: "
              + (line < wanted.length ? wanted[line].strip() : "nothing more")
              + "\n  but was:  "
              + (line < got.length ? got[line].strip() : "nothing more")
              + "\nexpected\n"
              + expected
              + "but was\n"
              + actual);
    }
  }

  private static String canonical(byte[] json, String what) {
    try {
      return new String(
          JsonDocument.pretty(JsonDocument.sorted(JsonDocument.read(json))),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(what + " is not JSON: " + Shown.body(json), e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
