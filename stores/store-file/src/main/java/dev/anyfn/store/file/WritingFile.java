package dev.anyfn.store.file;

import dev.anyfn.state.ObjectInfo;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Version;
import dev.anyfn.state.spi.ObjectWrite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file of an object that is being written, where nobody sees it. */
final class WritingFile implements AutoCloseable {

  /** A body that is shorter is written in one go with its header. */
  static final int BUFFER = 64 * 1024;

  private static final byte[] NOTHING = {};

  /** The largest difference between the time in a listing and that of the object. */
  private static final long TOLERANCE_MILLIS = 100;

  private final Path path;
  private byte[] first = NOTHING;
  private int read;
  private @Nullable ObjectInfo info;
  private boolean written;
  private boolean moved;

  WritingFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /** Marks the file as moved to its place, so that nothing is removed. */
  void moved() {
    moved = true;
  }

  /**
   * Reads the body, to its end if it is small.
   *
   * @return true if it is small
   * @throws IOException if the body threw it
   */
  boolean begin(
      ObjectWrite write,
      InputStream body,
      Instant now,
      @Nullable String type,
      Map<String, String> metadata)
      throws IOException {
    first = new byte[firstBuffer(write.body().length())];
    read = body.readNBytes(first, 0, first.length);
    info =
        new ObjectInfo(
            write.key(),
            isWhole() ? read : -1,
            new Version(write.nonce()),
            Instant.ofEpochMilli(now.toEpochMilli()),
            type,
            metadata);
    return isWhole();
  }

  /** Returns true if the body has been read to its end. */
  private boolean isWhole() {
    return read < first.length;
  }

  /**
   * Writes the part that was read and the rest of the body, and forces both to the disk.
   *
   * @throws IOException if the body threw it
   * @throws StoreException if the file system did
   */
  void write(InputStream body) throws IOException {
    ObjectInfo begun = info();
    byte[] header = Header.bytes(begun);
    FileChannel file = header.length == Header.SHORT ? create() : createReadOnly();
    try {
      put(file, ByteBuffer.allocate(header.length + read).put(header).put(first, 0, read).flip());
      if (isWhole()) {
        finish(file, NOTHING, begun.modifiedAt());
      } else {
        rest(file, body, begun);
      }
      written = true;
    } finally {
      close(file);
    }
  }

  private void rest(FileChannel file, InputStream body, ObjectInfo begun) throws IOException {
    long size = read;
    byte[] buffer = new byte[BUFFER];
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      put(file, ByteBuffer.wrap(buffer, 0, n));
      size += n;
    }
    info =
        new ObjectInfo(
            begun.key(),
            size,
            begun.version(),
            begun.modifiedAt(),
            begun.contentType(),
            begun.metadata());
    finish(file, Header.bytes(info), begun.modifiedAt());
  }

  /** Writes a small one, if that has not been done. */
  void complete() throws IOException {
    if (!written) {
      write(InputStream.nullInputStream());
    }
  }

  /** Returns the object; its size is known when it is written. */
  ObjectInfo info() {
    return Objects.requireNonNull(info);
  }

  /** One byte more than a small body has, so that its end is seen, and it is written at once. */
  private static int firstBuffer(long length) {
    return length >= 0 && length < BUFFER ? (int) length + 1 : BUFFER;
  }

  private FileChannel create() {
    try {
      return FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw FileErrors.nothingDone(e);
    }
  }

  /**
   * Creates a file whose permissions say that its header is long. Bodies are never changed in
   * place, and to replace or remove a file one needs no permission to write to it.
   */
  private FileChannel createReadOnly() {
    try {
      FileChannel file =
          FileChannel.open(
              path,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r--r--r--")));
      if (FileListing.isLong(Files.readAttributes(path, PosixFileAttributes.class))) {
        return file;
      }
      file.close();
    } catch (IOException e) {
      throw FileErrors.nothingDone(e);
    }
    throw new StoreException(
        StoreError.INVALID_INPUT,
        "type and metadata are too long for a file system without permissions");
  }

  private static void put(FileChannel file, ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException e) {
      throw FileErrors.nothingDone(e);
    }
  }

  private void finish(FileChannel file, byte[] bytes, Instant time) {
    ByteBuffer header = ByteBuffer.wrap(bytes);
    try {
      while (header.hasRemaining()) {
        file.write(header, header.position());
      }
      if (Math.abs(System.currentTimeMillis() - time.toEpochMilli()) > TOLERANCE_MILLIS) {
        Files.setLastModifiedTime(path, FileTime.from(time));
      }
      file.force(true);
    } catch (IOException e) {
      throw FileErrors.nothingDone(e);
    }
  }

  private static void close(FileChannel file) {
    try {
      file.close();
    } catch (IOException e) {
      // What was written is on the disk, or has failed already.
    }
  }

  /** Removes it, unless it has been moved to its place. */
  @Override
  public void close() {
    if (moved) {
      return;
    }
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // Nobody sees it; it is swept when it is old.
    }
  }
}
