package dev.anyfn.store.file;

import dev.anyfn.state.ObjectInfo;
import dev.anyfn.state.Version;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of an object's file before the body: a mark, the length of all that stands before the
 * body, the size of the body, the time, the version, the type and the metadata. It is filled up to
 * {@value #SHORT} bytes, so that a listing knows the size of the body by that of the file; where
 * that is too little, it is longer, and the file is one that cannot be written to.
 *
 * @param info the object
 * @param length of the header, in bytes
 */
record Header(ObjectInfo info, int length) {

  private static final long MARK = 0x616e79666e2f320aL; // "anyfn/2\n"
  private static final int FIXED = 28;

  /** That of nearly every header: it has room for some 180 bytes of type and metadata. */
  static final int SHORT = 256;

  /** The bytes that are read together with the header. */
  private static final int MOST_AT_ONCE = 8 * 1024;

  private static final int LONGEST = 1 << 20;

  /** Returns the bytes of the file. Their number does not depend on the size of the body. */
  static byte[] bytes(ObjectInfo info) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(SHORT);
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeLong(MARK);
      out.writeInt(0);
      out.writeLong(info.size());
      out.writeLong(info.modifiedAt().toEpochMilli());
      text(out, info.version().token());
      text(out, info.contentType() == null ? "" : info.contentType());
      out.writeInt(info.metadata().size());
      for (Map.Entry<String, String> entry : info.metadata().entrySet()) {
        text(out, entry.getKey());
        text(out, entry.getValue());
      }
      byte[] header = Arrays.copyOf(bytes.toByteArray(), Math.max(SHORT, bytes.size()));
      ByteBuffer.wrap(header).putInt(Long.BYTES, header.length);
      return header;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  /** Reads it, and sees to it that the file is as long as it says. */
  static Header read(String key, FileChannel file) throws IOException {
    long all = file.size();
    return read(key, all, begin(file, (int) Math.min(all, SHORT)), file);
  }

  /**
   * Reads it, and the body with it if that is small.
   *
   * @return the header, and the bytes of the file if it is small
   */
  @SuppressWarnings("ByteBufferBackingArray") // it was allocated with just that length
  static Opened open(String key, FileChannel file) throws IOException {
    long all = file.size();
    ByteBuffer begun = begin(file, (int) Math.min(all, MOST_AT_ONCE));
    int read = begun.limit();
    Header header = read(key, all, begun, file);
    return new Opened(header, read == all ? begun.array() : null);
  }

  /**
   * An object's file that is read.
   *
   * @param header its header
   * @param all the bytes of the file; null if they are too many
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Opened(Header header, byte @Nullable [] all) {}

  /** The version alone, for a condition. */
  static Version version(FileChannel file) throws IOException {
    ByteBuffer begun = begin(file, SHORT);
    requireMark(begun);
    try {
      return Version.of(text(begun.position(FIXED)));
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw FileErrors.damaged("its header cannot be read");
    }
  }

  private static Header read(String key, long all, ByteBuffer begun, FileChannel file)
      throws IOException {
    requireMark(begun);
    int length = begun.getInt();
    long size = begun.getLong();
    Instant modifiedAt = Instant.ofEpochMilli(begun.getLong());
    if (length < SHORT || length > LONGEST || all != length + size) {
      throw FileErrors.damaged("it is not as long as it should be");
    }
    try {
      ByteBuffer rest =
          length <= begun.limit() ? begun.limit(length) : begin(file, length).position(FIXED);
      Version version = Version.of(text(rest));
      String type = text(rest);
      return new Header(
          new ObjectInfo(key, size, version, modifiedAt, orNull(type), metadata(rest)), length);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw FileErrors.damaged("its header cannot be read");
    }
  }

  private static void requireMark(ByteBuffer begun) {
    if (begun.getLong() != MARK) {
      throw FileErrors.damaged("it does not begin as one");
    }
  }

  private static @Nullable String orNull(String type) {
    return type.isEmpty() ? null : type;
  }

  private static Map<String, String> metadata(ByteBuffer bytes) {
    int left = bytes.getInt();
    Map<String, String> metadata = left == 0 ? Map.of() : new HashMap<>();
    for (; left > 0; left--) {
      metadata.put(text(bytes), text(bytes));
    }
    return metadata;
  }

  private static String text(ByteBuffer bytes) {
    int length = bytes.getInt();
    if (length < 0 || length > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    int at = bytes.position();
    bytes.position(at + length);
    return new String(bytes.array(), bytes.arrayOffset() + at, length, StandardCharsets.UTF_8);
  }

  /** The first bytes of the file. */
  private static ByteBuffer begin(FileChannel file, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && file.read(bytes, bytes.position()) >= 0) {
      // as a rule, once
    }
    if (bytes.hasRemaining() || length < SHORT) {
      throw FileErrors.damaged("it ends too early");
    }
    return bytes.flip();
  }
}
