package dev.anyfn.runtime.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Writes a document, byte for byte as Jackson's generator does, which costs a cold start some 40
 * classes. One document, one thread; what is half written when something fails stays unsent where
 * it still fits the buffer.
 */
final class PlainWriter {

  /** More than any one character or number needs. */
  private static final int ROOM = 40;

  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;
  private final byte[] buffer;
  private final int maxDepth;
  private int at;
  private int depth;
  private boolean behindValue;

  /** A writer that puts into {@code out} what no longer fits into the buffer, and at its end. */
  PlainWriter(OutputStream out, byte[] buffer, int maxDepth) {
    this.out = out;
    this.buffer = buffer;
    this.maxDepth = maxDepth;
  }

  /** Returns true if nothing has been begun, so that the value is the document. */
  boolean inRoot() {
    return depth == 0;
  }

  private void room() throws IOException {
    if (at > buffer.length - ROOM) {
      flush();
    }
  }

  private void separate() throws IOException {
    room();
    if (behindValue) {
      buffer[at++] = ',';
    }
    behindValue = true;
  }

  private void open(char bracket) throws IOException {
    separate();
    behindValue = false;
    buffer[at++] = (byte) bracket;
    depth++;
    if (depth > maxDepth) {
      throw JsonErrors.tooDeep(depth, maxDepth);
    }
  }

  private void close(char bracket) throws IOException {
    room();
    buffer[at++] = (byte) bracket;
    behindValue = true;
    depth--;
  }

  void writeStartArray() throws IOException {
    open('[');
  }

  void writeEndArray() throws IOException {
    close(']');
  }

  void writeStartObject() throws IOException {
    open('{');
  }

  void writeEndObject() throws IOException {
    close('}');
  }

  void writeFieldName(String name) throws IOException {
    separate();
    quote(name);
    behindName();
  }

  /** A name as {@link #quoted} gives it. */
  void writeFieldName(byte[] quoted) throws IOException {
    separate();
    raw(quoted, quoted.length);
    behindName();
  }

  /** A name with its quotes, to be written again and again. */
  static byte[] quoted(String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(name.length() + 2);
    PlainWriter writer = new PlainWriter(bytes, new byte[2 * ROOM], 1);
    try {
      writer.quote(name);
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void behindName() {
    buffer[at++] = ':';
    behindValue = false;
  }

  void writeString(String text) throws IOException {
    separate();
    quote(text);
  }

  private void quote(String text) throws IOException {
    int length = text.length();
    byte[] bytes = buffer;
    int to = at;
    bytes[to++] = '"';
    for (int i = 0; i < length; i++) {
      if (to > bytes.length - ROOM) {
        at = to;
        flush();
        to = 0;
      }
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x80 && c != '"' && c != '\\') {
        bytes[to++] = (byte) c;
      } else {
        at = to;
        special(c);
        to = at;
      }
    }
    bytes[to++] = '"';
    at = to;
  }

  /**
   * Writes a character that is escaped, or more than one byte. Surrogates are escaped one by one.
   */
  private void special(char c) {
    if (c >= 0x80 && !Character.isSurrogate(c)) {
      if (c < 0x800) {
        buffer[at++] = (byte) (0xc0 | c >> 6);
      } else {
        buffer[at++] = (byte) (0xe0 | c >> 12);
        buffer[at++] = (byte) (0x80 | (c >> 6 & 0x3f));
      }
      buffer[at++] = (byte) (0x80 | (c & 0x3f));
      return;
    }
    buffer[at++] = '\\';
    int kind = "\"\\\b\t\n\f\r".indexOf(c);
    if (kind >= 0) {
      buffer[at++] = (byte) "\"\\btnfr".charAt(kind);
      return;
    }
    buffer[at++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      buffer[at++] = HEX[c >> shift & 0xf];
    }
  }

  /** Leaves room behind it. */
  private void raw(byte[] bytes, int length) throws IOException {
    if (length > buffer.length - at - ROOM) {
      flush();
    }
    if (length > buffer.length - ROOM) {
      out.write(bytes, 0, length);
    } else {
      System.arraycopy(bytes, 0, buffer, at, length);
      at += length;
    }
  }

  private void ascii(String text) throws IOException {
    int length = text.length();
    if (length < ROOM) {
      for (int i = 0; i < length; i++) {
        buffer[at++] = (byte) text.charAt(i);
      }
    } else {
      raw(text.getBytes(StandardCharsets.ISO_8859_1), length);
    }
  }

  void writeNumber(long value) throws IOException {
    separate();
    if (value == Long.MIN_VALUE) {
      ascii(Long.toString(value));
      return;
    }
    long rest = value;
    if (rest < 0) {
      buffer[at++] = '-';
      rest = -rest;
    }
    int digits = 1;
    for (long bound = 10; digits < 19 && rest >= bound; bound *= 10) {
      digits++;
    }
    for (int i = at + digits - 1; i >= at; i--) {
      buffer[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    at += digits;
  }

  void writeNumber(BigInteger value) throws IOException {
    separate();
    ascii(value.toString());
  }

  void writeNumber(BigDecimal value) throws IOException {
    separate();
    ascii(value.toString());
  }

  void writeNumber(double value) throws IOException {
    number(Double.toString(value), Double.isFinite(value));
  }

  void writeNumber(float value) throws IOException {
    number(Float.toString(value), Float.isFinite(value));
  }

  private void number(String text, boolean finite) throws IOException {
    if (finite) {
      separate();
      ascii(text);
    } else {
      writeString(text);
    }
  }

  void writeBoolean(boolean value) throws IOException {
    separate();
    ascii(value ? "true" : "false");
  }

  void writeNull() throws IOException {
    separate();
    ascii("null");
  }

  void writeBinary(byte[] data) throws IOException {
    separate();
    byte[] base64 = Base64.getEncoder().encode(data);
    buffer[at++] = '"';
    raw(base64, base64.length);
    buffer[at++] = '"';
  }

  /** A value that data binding has written. */
  void writeDocument(byte[] json) throws IOException {
    int deepest = depth + nesting(json);
    if (deepest > maxDepth) {
      throw JsonErrors.tooDeep(deepest, maxDepth);
    }
    separate();
    raw(json, json.length);
  }

  private static int nesting(byte[] json) {
    int depth = 0;
    int deepest = 0;
    boolean quoted = false;
    for (int i = 0; i < json.length; i++) {
      byte b = json[i];
      if (b == '"') {
        quoted = !quoted;
      } else if (quoted) {
        i += b == '\\' ? 1 : 0;
      } else if (b == '{' || b == '[') {
        deepest = Math.max(deepest, ++depth);
      } else if (b == '}' || b == ']') {
        depth--;
      }
    }
    return deepest;
  }

  /** To be called at the end; whoever made the stream flushes it. */
  void flush() throws IOException {
    out.write(buffer, 0, at);
    at = 0;
  }
}
