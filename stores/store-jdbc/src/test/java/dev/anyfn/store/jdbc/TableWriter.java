package dev.anyfn.store.jdbc;

import dev.anyfn.state.spi.TableDriver;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A process that writes scripts to a table until it is killed, and tells of each step done. */
final class TableWriter {

  static final int THREADS = 3;

  private TableWriter() {}

  public static void main(String[] args) {
    TableDriver table = new JdbcStoreProvider().openTable(Addresses.of(args[0], "killed"));
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    for (int i = 0; i < THREADS; i++) {
      TableScript script = new TableScript(Long.parseLong(args[1]), i);
      new Thread(() -> write(script, table, out)).start();
    }
  }

  private static void write(TableScript script, TableDriver table, FileOutputStream out) {
    try {
      for (int step = 0; ; step++) {
        script.run(step, table);
        out.write((script.thread() + " " + step + "\n").getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
