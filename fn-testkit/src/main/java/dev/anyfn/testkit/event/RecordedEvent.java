package dev.anyfn.testkit.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * An event in a file, and beside it what a function must make of it.
 *
 * @param file {@code <name>.json}; what is expected stands in {@code <name>.expected.json}
 */
public record RecordedEvent(Path file) implements TriggerEvent {

  static final String SUFFIX = ".json";
  static final String EXPECTED = ".expected.json";

  /** Returns the name of the file without its ending; not empty. */
  public String name() {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - SUFFIX.length());
  }

  /** As the file has it, byte for byte. */
  @Override
  public byte[] bytes() {
    return read(file);
  }

  private Path expectedFile() {
    return file.resolveSibling(name() + EXPECTED);
  }

  /**
   * What a function must make of it.
   *
   * @return empty if nothing is said
   */
  public Optional<byte[]> expected() {
    Path expected = expectedFile();
    return Files.exists(expected) ? Optional.of(read(expected)) : Optional.empty();
  }

  /**
   * Checks what a function made of it.
   *
   * @param outcome JSON; the order of members does not matter
   * @throws AssertionError if it is not what is expected, or nothing is
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
