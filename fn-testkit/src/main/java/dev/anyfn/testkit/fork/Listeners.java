package dev.anyfn.testkit.fork;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The listeners of a TCP port, from Linux's /proc. A socket is identified by its inode. */
final class Listeners {

  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
  private static final String LISTEN = "0A";

  private Listeners() {}

  static boolean areKnown() {
    return Files.isReadable(TABLES.get(0));
  }

  /** Returns the sockets that listen on a port, of all processes. */
  static Set<String> on(int port) throws IOException {
    Set<String> inodes = new HashSet<>();
    for (Path table : TABLES) {
      if (Files.isReadable(table)) {
        for (String line : Files.readAllLines(table)) {
          // number, local address:port, remote address:port, state, 5 more, inode
          String[] column = line.strip().split("\\s+", -1);
          if (column[3].equals(LISTEN) && port(column[1]) == port) {
            inodes.add(column[9]);
          }
        }
      }
    }
    return inodes;
  }

  /** Returns the open sockets of a process. */
  static Set<String> of(long pid) throws IOException {
    Set<String> inodes = new HashSet<>();
    Path descriptors = Path.of("/proc", Long.toString(pid), "fd");
    try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
      for (Path descriptor : open) {
        String target = target(descriptor);
        if (target.startsWith("socket:[")) {
          inodes.add(target.substring(8, target.length() - 1));
        }
      }
    }
    return inodes;
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return ""; // closed in the meantime
    }
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
  }
}
