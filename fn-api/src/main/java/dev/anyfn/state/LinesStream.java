package dev.anyfn.state;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.Stream;

/** Lines as bytes, one line at a time. */
final class LinesStream extends InputStream {

  private final Stream<String> lines;
  private final Iterator<String> iterator;
  private byte[] line = new byte[0];
  private int position;

  LinesStream(Stream<String> lines) {
    this.lines = lines;
    this.iterator = lines.iterator();
  }

  private boolean fill() {
    while (position == line.length) {
      if (!iterator.hasNext()) {
        return false;
      }
      line = (iterator.next() + "\n").getBytes(StandardCharsets.UTF_8);
      position = 0;
    }
    return true;
  }

  @Override
  public int read() {
    return fill() ? line[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, line.length - position);
    System.arraycopy(line, position, buffer, offset, count);
    position += count;
    return count;
  }

  @Override
  public void close() {
    lines.close();
  }
}
