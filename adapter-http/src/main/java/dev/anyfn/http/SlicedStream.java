package dev.anyfn.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes large answers in slices: the server writes what it is handed in one go, and a client that
 * does not read would hold a carrier thread, and a buffer of the whole answer, until it does.
 */
final class SlicedStream extends FilterOutputStream {

  private static final int SLICE = 16 * 1024;

  SlicedStream(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int done = 0; done < length; done += SLICE) {
      out.write(bytes, offset + done, Math.min(SLICE, length - done));
    }
  }
}
