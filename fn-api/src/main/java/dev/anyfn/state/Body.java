package dev.anyfn.state;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The content of an object to put into a bucket. The store reads it once, while it writes; if
 * reading throws, nothing is written.
 */
public final class Body {

  /** A source of bytes. */
  @FunctionalInterface
  public interface Source {
    /**
     * Opens the bytes. A store that must start again opens them again.
     *
     * @return the stream, which the store closes
     * @throws IOException if it cannot be opened
     */
    InputStream open() throws IOException;
  }

  private final Source source;
  private final long length;
  private final boolean repeatable;
  private final @Nullable String contentType;

  private Body(Source source, long length, boolean repeatable, @Nullable String contentType) {
    this.source = source;
    this.length = length;
    this.repeatable = repeatable;
    this.contentType = contentType;
  }

  /**
   * Creates a body of bytes, which it copies.
   *
   * @param bytes the bytes
   * @return the body, {@code application/octet-stream}
   */
  public static Body of(byte[] bytes) {
    return copied(bytes.clone(), "application/octet-stream");
  }

  /**
   * Creates a body of text, in UTF-8.
   *
   * @param text the text
   * @return the body, {@code text/plain;charset=utf-8}
   */
  public static Body of(String text) {
    return copied(text.getBytes(StandardCharsets.UTF_8), "text/plain;charset=utf-8");
  }

  static Body copied(byte[] bytes, String contentType) {
    return new Body(new Bytes(bytes), bytes.length, true, contentType);
  }

  /**
   * Creates a body of a file, which is read when the body is written.
   *
   * @param file the file
   * @return the body, {@code application/octet-stream}
   * @throws IOException if there is no such file
   */
  public static Body of(Path file) throws IOException {
    return new Body(new OfFile(file), Files.size(file), true, "application/octet-stream");
  }

  /**
   * Creates a body of a stream of unknown length, which is read once and closed.
   *
   * @param stream the bytes
   * @return the body, {@code application/octet-stream}
   */
  public static Body of(InputStream stream) {
    Objects.requireNonNull(stream, "stream");
    return new Body(new Once(stream), -1, false, "application/octet-stream");
  }

  /**
   * Creates a body of lines, in UTF-8, each ended by a line feed. They are pulled one by one during
   * the write.
   *
   * @param lines the lines; closed at the end
   * @return the body, {@code text/plain;charset=utf-8}
   */
  public static Body lines(Stream<String> lines) {
    return new Body(new Once(new LinesStream(lines)), -1, false, "text/plain;charset=utf-8");
  }

  /**
   * Opens the bytes.
   *
   * @return the stream; the caller closes it
   * @throws IOException if it cannot be opened
   */
  public InputStream open() throws IOException {
    return source.open();
  }

  /** {@return the number of bytes; -1 if unknown} */
  public long length() {
    return length;
  }

  /** {@return true if it can be opened more than once; false for a stream} */
  public boolean repeatable() {
    return repeatable;
  }

  @Nullable String contentType() {
    return contentType;
  }

  // Classes, because the first lambda of a program costs a cold start some 20 ms.

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Bytes(byte[] bytes) implements Source {
    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }

  private record OfFile(Path file) implements Source {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }
  }

  private record Once(InputStream stream) implements Source {
    @Override
    public InputStream open() {
      return stream;
    }
  }
}
