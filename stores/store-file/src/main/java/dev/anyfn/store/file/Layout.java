package dev.anyfn.store.file;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The directories of a bucket: the root, with objects in folders, and {@code .anyfn} in it, whose
 * name is not that of a key.
 *
 * @param root absolute
 */
record Layout(Path root) {

  Path temporary() {
    return root.resolve(".anyfn").resolve("writing");
  }

  Path locks() {
    return root.resolve(".anyfn").resolve("locks");
  }

  Path file(String key) {
    return root.resolve(String.join("/", KeyPath.of(key.getBytes(StandardCharsets.UTF_8))));
  }

  /** The folder that a file or folder is in. */
  static Path folder(Path path) {
    Path folder = path.getParent();
    if (folder == null) {
      throw new StoreException(
          StoreError.INVALID_INPUT, "the root of the file system is no bucket");
    }
    return folder;
  }

  /** Makes a directory and all above it; each is on the disk before there is something in it. */
  static void make(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = folder(directory);
    make(parent);
    try {
      Files.createDirectory(directory);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
    force(parent);
  }

  /** Sees to it that the names in a directory are on the disk. */
  static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Removes folders that nothing is in, from the innermost on. */
  void removeEmpty(Path folder) {
    Path empty = folder;
    try {
      while (!empty.equals(root)) {
        Files.delete(empty);
        empty = folder(empty);
      }
    } catch (DirectoryNotEmptyException | NoSuchFileException e) {
      // It is in use, or somebody else does the same.
    } catch (IOException e) {
      // An empty folder costs nothing but a look into it.
    }
  }
}
