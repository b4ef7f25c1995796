package dev.anyfn.store.file;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that writes scripts to a bucket until it is killed, and tells of each step done. */
final class BucketWriter {

  static final int THREADS = 3;

  private BucketWriter() {}

  public static void main(String[] args) {
    FileBucketDriver bucket = new FileBucketDriver(Path.of(args[0]), RealContext.create());
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    for (int i = 0; i < THREADS; i++) {
      BucketScript script = new BucketScript(Long.parseLong(args[1]), i);
      new Thread(() -> write(script, bucket, out)).start();
    }
  }

  private static void write(BucketScript script, FileBucketDriver bucket, FileOutputStream out) {
    try {
      for (int step = 0; ; step++) {
        script.run(step, bucket);
        out.write((script.thread() + " " + step + "\n").getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
