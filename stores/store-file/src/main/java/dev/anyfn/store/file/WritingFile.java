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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file of an object that is being written, where nobody sees it. */
final class WritingFile implements AutoCloseable {

  /** A body that is shorter is written in one go with its header. */
  static final int BUFFER = 64 * 1024;

  private static final byte[] NOTHING = {};

  /** By how much the time that a listing tells may differ from that of the object. */
  private static final long TOLERANCE_MILLIS = 100;

  private final Path path;
  private boolean moved;

  WritingFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /** It has come to its place: nothing is to be removed. */
  void moved() {
    moved = true;
  }

  /**
   * Writes it, and sees to it that it is on the disk.
   *
   * @throws IOException if the body threw it
   * @throws StoreException if the file system did
   */
  ObjectInfo fill(
      ObjectWrite write,
      InputStream body,
      Instant now,
      @Nullable String type,
      Map<String, String> metadata)
      throws IOException {
    Version version = new Version(write.nonce());
    Instant time = Instant.ofEpochMilli(now.toEpochMilli());
    byte[] first = new byte[firstBuffer(write.body().length())];
    int read = body.readNBytes(first, 0, first.length);
    boolean whole = read < first.length;
    ObjectInfo begun =
        new ObjectInfo(write.key(), whole ? read : -1, version, time, type, metadata);
    byte[] header = Header.bytes(begun);
    FileChannel file = header.length == Header.SHORT ? create() : createReadOnly();
    try {
      put(file, ByteBuffer.allocate(header.length + read).put(header).put(first, 0, read).flip());
      if (whole) {
        finish(file, NOTHING, time);
        return begun;
      }
      long size = read;
      byte[] buffer = new byte[BUFFER];
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        put(file, ByteBuffer.wrap(buffer, 0, n));
        size += n;
      }
      ObjectInfo info = new ObjectInfo(write.key(), size, version, time, type, metadata);
      finish(file, Header.bytes(info), time);
      return info;
    } finally {
      close(file);
    }
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
   * Tells the listing that the header is long. Bodies are never changed in place, and to replace or
   * remove a file one needs no permission to write to it.
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
