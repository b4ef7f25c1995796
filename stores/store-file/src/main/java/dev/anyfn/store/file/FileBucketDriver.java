package dev.anyfn.store.file;

import dev.anyfn.state.Capability;
import dev.anyfn.state.Condition;
import dev.anyfn.state.ObjectInfo;
import dev.anyfn.state.Range;
import dev.anyfn.state.Version;
import dev.anyfn.state.spi.BucketDriver;
import dev.anyfn.state.spi.ObjectBody;
import dev.anyfn.state.spi.ObjectPage;
import dev.anyfn.state.spi.ObjectQuery;
import dev.anyfn.state.spi.ObjectWrite;
import dev.anyfn.state.spi.StoreContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file for each object. A write goes to a file that nobody sees, and is then moved to its place,
 * which is atomic; readers need no lock, and what they have open stays as it is.
 */
final class FileBucketDriver implements BucketDriver {

  private final Layout layout;
  private final Path temporary;
  private final StoreContext context;
  private final Leftovers leftovers = new Leftovers();
  private volatile @Nullable KeyLocks locks;

  FileBucketDriver(Path root, StoreContext context) {
    this.layout = new Layout(root);
    this.temporary = layout.temporary();
    this.context = context;
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(
        Capability.IF_ABSENT,
        Capability.IF_VERSION,
        Capability.CONDITIONAL_DELETE,
        Capability.SHARED,
        Capability.DURABLE);
  }

  @Override
  public void prime() {
    locks();
  }

  /** The locks; they are there when all directories are. */
  private KeyLocks locks() {
    KeyLocks known = locks;
    if (known == null) {
      try {
        Layout.make(layout.temporary());
        Layout.make(layout.locks());
        known = KeyLocks.in(layout.locks(), context);
      } catch (IOException e) {
        throw FileErrors.nothingDone(e);
      }
      locks = known;
    }
    return known;
  }

  @Override
  public @Nullable ObjectInfo head(String key) {
    try (FileChannel file = FileChannel.open(layout.file(key), StandardOpenOption.READ)) {
      return Header.read(key, file).info();
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw FileErrors.nothingDone(e);
    }
  }

  @Override
  @SuppressWarnings("StreamResourceLeak") // the stream closes the file
  public @Nullable ObjectBody open(String key, Range range) {
    try {
      FileChannel file = FileChannel.open(layout.file(key), StandardOpenOption.READ);
      boolean read = true;
      try {
        Header.Opened opened = Header.open(key, file);
        Header header = opened.header();
        byte[] all = opened.all();
        long size = header.info().size();
        long start = header.length() + Math.min(range.offset(), size);
        long length = range.within(size);
        read = all != null;
        return new ObjectBody(
            header.info(),
            all == null
                ? new FileStream(file, start, length)
                : new ByteArrayInputStream(all, (int) start, (int) length));
      } finally {
        if (read) {
          file.close();
        }
      }
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw FileErrors.nothingDone(e);
    }
  }

  @Override
  public ObjectInfo write(ObjectWrite write) throws IOException {
    KeyLocks held = locks();
    Path place = layout.file(write.key());
    try (WritingFile file = new WritingFile(temporary.resolve(write.nonce()))) {
      try (InputStream body = write.body().open()) {
        fill(file, write, body, write.contentType(), write.metadata(), place);
      }
      return commit(held, write, file, place);
    }
  }

  /**
   * Writes all of it, but of a small one with a condition, which is written under the lock: its
   * condition is looked at once, and if that is refused nothing was written. Under the lock nobody
   * waits for a body.
   */
  private void fill(
      WritingFile file,
      ObjectWrite write,
      InputStream body,
      @Nullable String type,
      Map<String, String> metadata,
      Path place)
      throws IOException {
    boolean whole = file.begin(write, body, context.clock().instant(), type, metadata);
    if (!whole || write.condition() instanceof Condition.None) {
      require(place, write.condition());
      file.write(body);
    }
  }

  @Override
  public @Nullable ObjectInfo copy(String from, ObjectWrite to) {
    KeyLocks held = locks();
    Path place = layout.file(to.key());
    ObjectBody source = open(from, Range.all());
    if (source == null) {
      return null;
    }
    String type = source.info().contentType();
    Map<String, String> metadata = source.info().metadata();
    try (WritingFile file = new WritingFile(temporary.resolve(to.nonce()))) {
      try (InputStream body = source.stream()) {
        fill(file, to, body, type, metadata, place);
      } catch (IOException e) {
        throw FileErrors.nothingDone(e);
      }
      return commit(held, to, file, place);
    }
  }

  private ObjectInfo commit(KeyLocks held, ObjectWrite write, WritingFile file, Path place) {
    change(held, write.key(), write.condition(), new Change.Move(layout, file, place));
    leftovers.sweep(temporary);
    return file.info();
  }

  @Override
  public void delete(String key, Condition condition) {
    change(locks(), key, condition, new Change.Removal(layout, layout.file(key)));
  }

  private static void change(KeyLocks held, String key, Condition condition, Change change) {
    try {
      held.run(
          key,
          new KeyLocks.Work() {
            @Override
            public void run() throws IOException {
              require(change.file(), condition);
              change.make();
            }
          });
    } catch (IOException e) {
      throw change.done() ? FileErrors.outcomeUnknown(e) : FileErrors.nothingDone(e);
    }
  }

  private static void require(Path file, Condition condition) {
    if (!(condition instanceof Condition.None)) {
      condition.require(-1, version(file));
    }
  }

  private static @Nullable Version version(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return Header.version(channel);
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw FileErrors.nothingDone(e);
    }
  }

  @Override
  public ObjectPage list(ObjectQuery query, @Nullable String cursor) {
    try {
      return new FileListing(this, query, cursor).page(layout.root());
    } catch (IOException e) {
      throw FileErrors.nothingDone(e);
    }
  }

  @Override
  public void close() {
    // No file is open but those that are being read.
  }
}
