package dev.anyfn.store.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A change of the bucket at one moment, made once by one thread, under the key's lock. */
abstract sealed class Change {

  private final Layout layout;
  private final Path file;
  private boolean done;

  private Change(Layout layout, Path file) {
    this.layout = layout;
    this.file = file;
  }

  /** Returns the place of the object, present or absent. */
  final Path file() {
    return file;
  }

  abstract void make() throws IOException;

  /** Returns true if its moment has passed, though it may not be on the disk. */
  final boolean done() {
    return done;
  }

  /** Moves a file that was written elsewhere to its place. */
  static final class Move extends Change {
    private final WritingFile from;

    Move(Layout layout, WritingFile from, Path to) {
      super(layout, to);
      this.from = from;
    }

    @Override
    void make() throws IOException {
      Path to = super.file;
      from.complete();
      while (!super.done) {
        try {
          Files.move(from.path(), to, StandardCopyOption.ATOMIC_MOVE);
          super.done = true;
          from.moved();
        } catch (NoSuchFileException e) {
          if (!Files.exists(from.path())) {
            throw e;
          }
          makeFolder(Layout.folder(to));
        }
      }
      Layout.force(Layout.folder(to));
    }

    private static void makeFolder(Path folder) throws IOException {
      try {
        Layout.make(folder);
      } catch (NoSuchFileException e) {
        // One above it was removed, because it was empty a moment ago: made again.
      }
    }
  }

  /** Removes a file. */
  static final class Removal extends Change {
    Removal(Layout layout, Path file) {
      super(layout, file);
    }

    @Override
    void make() throws IOException {
      Path folder = Layout.folder(super.file);
      super.done = Files.deleteIfExists(super.file);
      if (super.done) {
        Layout.force(folder);
        super.layout.removeEmpty(folder);
      }
    }
  }
}
