package dev.anyfn.store.file;

import dev.anyfn.state.Entry;
import dev.anyfn.state.ObjectInfo;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.ObjectPage;
import dev.anyfn.state.spi.ObjectQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing: folders are walked in the order of the keys in them, from a bound on. Of a
 * folder, no more names are held than a page has entries.
 */
final class FileListing {

  /** Sorts behind everything that begins with what stands before it, because UTF-8 has no 0xff. */
  private static final int BEHIND_ALL = 0xff;

  private final FileBucketDriver bucket;
  private final ObjectQuery query;
  private final byte[] prefix;
  private final List<Entry> entries = new ArrayList<>();
  private byte[] from;
  private boolean more;

  FileListing(FileBucketDriver bucket, ObjectQuery query, @Nullable String cursor) {
    this.bucket = bucket;
    this.query = query;
    this.prefix = utf8(query.prefix());
    this.from =
        cursor == null ? prefix : with(utf8(cursor), commonPrefix(cursor) == null ? 0 : BEHIND_ALL);
  }

  ObjectPage page(Path root) throws IOException {
    Path folder = root;
    int length = 0;
    List<String> names = KeyPath.of(prefix);
    for (String name : names.subList(0, names.size() - 1)) {
      folder = folder.resolve(name);
      KeyPath.Piece piece = KeyPath.piece(name);
      length += piece == null ? 0 : piece.bytes().length;
    }
    walk(folder, Arrays.copyOf(prefix, length));
    return new ObjectPage(entries, more ? entries.get(entries.size() - 1).key() : null);
  }

  private void walk(Path folder, byte[] path) throws IOException {
    List<Child> next = next(folder, path);
    while (!next.isEmpty()) {
      for (Child child : next) {
        if (!isWanted(child)) {
          continue;
        }
        if (child.file()) {
          add(new String(child.path(), StandardCharsets.UTF_8), child.place());
        } else {
          walk(child.place(), child.path());
        }
        if (more) {
          return;
        }
        if (isWanted(child)) {
          from = with(child.path(), child.file() ? 0 : BEHIND_ALL);
        }
      }
      next = next.size() > query.limit() ? next(folder, path) : List.of();
    }
  }

  /** The first of a folder that are wanted. */
  private List<Child> next(Path folder, byte[] path) throws IOException {
    PriorityQueue<Child> first = new PriorityQueue<>(Collections.reverseOrder());
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        KeyPath.Piece piece = KeyPath.piece(name);
        Child child = piece == null ? null : Child.of(path, piece, file);
        if (child != null && isWanted(child)) {
          first.add(child);
          if (first.size() > query.limit() + 1) {
            first.remove();
          }
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    List<Child> sorted = new ArrayList<>(first);
    Collections.sort(sorted);
    return sorted;
  }

  private boolean isWanted(Child child) {
    byte[] path = child.path();
    return child.file()
        ? Arrays.compareUnsigned(path, from) >= 0 && startsWith(path, prefix)
        : (startsWith(path, prefix) || startsWith(prefix, path))
            && Arrays.compareUnsigned(with(path, BEHIND_ALL), from) > 0;
  }

  private void add(String key, Path file) throws IOException {
    String common = commonPrefix(key);
    Entry entry = common == null ? found(key, file) : new Entry.CommonPrefix(common);
    if (entry == null) {
      return; // It has been deleted meanwhile.
    }
    if (entries.size() == query.limit()) {
      more = true;
      return;
    }
    entries.add(entry);
    if (common != null) {
      from = with(utf8(common), BEHIND_ALL);
    }
  }

  private @Nullable Entry found(String key, Path file) throws IOException {
    try {
      PosixFileAttributes facts = Files.readAttributes(file, PosixFileAttributes.class);
      if (isLong(facts)) {
        ObjectInfo info = bucket.head(key);
        return info == null ? null : new Entry.Found(key, info.size(), info.modifiedAt());
      }
      long size = facts.size() - Header.SHORT;
      if (size < 0 || !facts.isRegularFile()) {
        throw FileErrors.damaged("it has no header");
      }
      long modified = facts.lastModifiedTime().toMillis();
      return new Entry.Found(key, size, Instant.ofEpochMilli(modified));
    } catch (NoSuchFileException e) {
      return null;
    } catch (StoreException e) {
      String at = String.join("/", KeyPath.of(utf8(key)));
      throw new StoreException(e.error(), e.detail() + ", at " + at, e);
    }
  }

  /** Returns true if the header is longer than usual, so that the file must be opened. */
  static boolean isLong(PosixFileAttributes facts) {
    return !facts.permissions().contains(PosixFilePermission.OWNER_WRITE);
  }

  private @Nullable String commonPrefix(String key) {
    String delimiter = query.delimiter();
    int at = delimiter == null ? -1 : key.indexOf(delimiter, query.prefix().length());
    return delimiter == null || at < 0 ? null : key.substring(0, at + delimiter.length());
  }

  private static boolean startsWith(byte[] path, byte[] start) {
    return path.length >= start.length
        && Arrays.equals(path, 0, start.length, start, 0, start.length);
  }

  private static byte[] with(byte[] path, int last) {
    byte[] longer = Arrays.copyOf(path, path.length + 1);
    longer[path.length] = (byte) last;
    return longer;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Lists a folder.
   *
   * @param path the key up to and with it
   * @param file whether that is the whole key
   * @param place the file or folder
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by its order
  private record Child(byte[] path, boolean file, Path place) implements Comparable<Child> {

    static Child of(byte[] folder, KeyPath.Piece piece, Path place) {
      byte[] path = Arrays.copyOf(folder, folder.length + piece.bytes().length);
      System.arraycopy(piece.bytes(), 0, path, folder.length, piece.bytes().length);
      return new Child(path, piece.file(), place);
    }

    @Override
    public int compareTo(Child other) {
      return Arrays.compareUnsigned(path, other.path);
    }
  }
}
