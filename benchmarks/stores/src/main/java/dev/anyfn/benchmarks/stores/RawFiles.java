package dev.anyfn.benchmarks.stores;

import dev.anyfn.state.spi.ValueCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * {@code java.nio} by hand: the version, of fixed length, and behind it the body; written to
 * another file, forced, moved, the directory forced, all of it under a lock between processes.
 */
final class RawFiles implements Workload {

  private static final int VERSION = 36;

  private final Path folder;
  private final Path writing;
  private final Path lock;
  private final ValueCodec codec;
  private final Class<?> type;
  private final String[] versions = new String[ITEMS];

  RawFiles(Path root, ValueCodec codec, Class<?> type) throws IOException {
    this.folder = Files.createDirectories(root.resolve(PARTITION));
    this.writing = Files.createDirectories(root.resolve("writing"));
    this.lock = root.resolve("lock");
    this.codec = codec;
    this.type = type;
  }

  @Override
  public void put(int number, Object value) throws IOException {
    write(number, value, null);
  }

  @Override
  public void replace(int number, Object value) throws IOException {
    write(number, value, versions[number]);
  }

  private void write(int number, Object value, @org.jspecify.annotations.Nullable String expected)
      throws IOException {
    String version = UUID.randomUUID().toString();
    byte[] body = codec.encode(value);
    ByteBuffer bytes = ByteBuffer.allocate(VERSION + body.length);
    bytes.put(version.getBytes(StandardCharsets.US_ASCII)).put(body).flip();
    Path temporary = writing.resolve(version);
    try (FileChannel file =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
    }
    Path target = folder.resolve(Workload.key(number));
    try (FileChannel file =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = file.lock()) {
      if (!held.isValid() || (expected != null && !expected.equals(version(target)))) {
        throw new IOException("another version is there");
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
        directory.force(true);
      }
    }
    versions[number] = version;
  }

  private static String version(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(VERSION);
      channel.read(bytes, 0);
      return new String(bytes.array(), StandardCharsets.US_ASCII);
    }
  }

  @Override
  public Object get(int number) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(Workload.key(number)));
    versions[number] = new String(bytes, 0, VERSION, StandardCharsets.US_ASCII);
    return codec.decode(Arrays.copyOfRange(bytes, VERSION, bytes.length), type);
  }

  private record Found(String key, long size, FileTime modified) {}

  @Override
  public int page() throws IOException {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(paths::add);
    }
    paths.sort(Comparator.naturalOrder());
    List<Found> page = new ArrayList<>();
    for (Path path : paths.subList(0, Math.min(ITEMS, paths.size()))) {
      BasicFileAttributes facts = Files.readAttributes(path, BasicFileAttributes.class);
      page.add(
          new Found(
              PARTITION + "/" + path.getFileName(),
              facts.size() - VERSION,
              facts.lastModifiedTime()));
    }
    return page.size();
  }

  @Override
  public void close() {
    // nothing is open
  }
}
