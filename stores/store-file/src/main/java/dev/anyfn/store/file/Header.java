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
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the body in an object's file: a mark, the length of all that stands before the
 * body, the size of the body, the time, the version, the type and the metadata.
 *
 * @param info the object
 * @param length of the header, in bytes
 */
record Header(ObjectInfo info, int length) {

  private static final long MARK = 0x616e79666e2f310aL; // "anyfn/1\n"
  private static final int FIXED = 28;
  private static final int USUAL = 512;
  private static final int LONGEST = 1 << 20;

  /** As it stands in the file. The length does not depend on the size of the body. */
  static ByteBuffer bytes(ObjectInfo info) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
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
      ByteBuffer header = ByteBuffer.wrap(bytes.toByteArray());
      return header.putInt(Long.BYTES, header.capacity());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  /** The header, and behind it the beginning of the body. */
  static ByteBuffer before(ObjectInfo info, byte[] body, int length) {
    ByteBuffer header = bytes(info).rewind();
    ByteBuffer both = ByteBuffer.allocate(header.remaining() + length);
    return both.put(header).put(body, 0, length).flip();
  }

  /** Reads it, and sees to it that the file is as long as it says. */
  static Header read(String key, FileChannel file) throws IOException {
    ByteBuffer fixed = begin(file);
    if (fixed.getLong() != MARK) {
      throw FileErrors.damaged("it does not begin as one");
    }
    int length = fixed.getInt();
    long size = fixed.getLong();
    Instant modifiedAt = Instant.ofEpochMilli(fixed.getLong());
    if (length < FIXED || length > LONGEST || file.size() != length + size) {
      throw FileErrors.damaged("it is not as long as it should be");
    }
    try {
      ByteBuffer rest =
          length <= fixed.limit() ? fixed.limit(length) : read(file, FIXED, length - FIXED);
      Version version = Version.of(text(rest));
      String type = text(rest);
      return new Header(
          new ObjectInfo(key, size, version, modifiedAt, orNull(type), metadata(rest)), length);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw FileErrors.damaged("its header cannot be read");
    }
  }

  private static @Nullable String orNull(String type) {
    return type.isEmpty() ? null : type;
  }

  private static Map<String, String> metadata(ByteBuffer bytes) {
    Map<String, String> metadata = new HashMap<>();
    for (int left = bytes.getInt(); left > 0; left--) {
      metadata.put(text(bytes), text(bytes));
    }
    return metadata;
  }

  private static String text(ByteBuffer bytes) {
    int length = bytes.getInt();
    if (length < 0 || length > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] utf8 = new byte[length];
    bytes.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /** As much as nearly every header has, in one go. */
  private static ByteBuffer begin(FileChannel file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(USUAL);
    while (bytes.position() < FIXED) {
      if (file.read(bytes, bytes.position()) < 0) {
        throw FileErrors.damaged("it ends too early");
      }
    }
    return bytes.flip();
  }

  private static ByteBuffer read(FileChannel file, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, from + bytes.position()) < 0) {
        throw FileErrors.damaged("it ends too early");
      }
    }
    return bytes.flip();
  }
}
