package dev.anyfn.runtime.wire;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.runtime.text.MediaType;
import dev.anyfn.runtime.text.RedactedCause;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A body on its way in: bytes, text that an envelope has decoded already, or a stream that is read
 * once. Not safe for use by many threads.
 */
public final class Payload {

  private static final byte[] NOTHING = {};

  private final @Nullable String contentType;
  private final @Nullable String text;
  private final @Nullable InputStream stream;
  private final long declaredLength;
  private byte @Nullable [] bytes;

  private Payload(
      byte @Nullable [] bytes,
      @Nullable String text,
      @Nullable InputStream stream,
      long declaredLength,
      @Nullable String contentType) {
    this.bytes = bytes;
    this.text = text;
    this.stream = stream;
    this.declaredLength = declaredLength;
    this.contentType = contentType;
  }

  /**
   * Creates a body of bytes.
   *
   * @param bytes the bytes, not copied
   * @param contentType its media type, as declared; null if none is
   * @return the payload
   */
  public static Payload of(byte[] bytes, @Nullable String contentType) {
    return new Payload(bytes, null, null, bytes.length, contentType);
  }

  /**
   * Creates a body of text.
   *
   * @param text the text
   * @param contentType its media type, as declared; a charset in it has been dealt with
   * @return the payload
   */
  public static Payload of(String text, @Nullable String contentType) {
    return new Payload(null, text, null, text.length(), contentType);
  }

  /**
   * Creates a body that is still to be read.
   *
   * @param stream the bytes; the caller closes it
   * @param declaredLength the declared number of bytes; negative if none is declared
   * @param contentType its media type, as declared; null if none is
   * @return the payload
   */
  public static Payload of(InputStream stream, long declaredLength, @Nullable String contentType) {
    return new Payload(null, null, stream, declaredLength, contentType);
  }

  /**
   * Creates an empty body.
   *
   * @return a payload without bytes and media type
   */
  public static Payload empty() {
    return of(NOTHING, null);
  }

  /**
   * Limits the body: reading more than that fails.
   *
   * @param limit the largest size, in bytes
   * @return a payload to be used in place of this one
   * @throws FunctionException PAYLOAD_TOO_LARGE if it is known to be larger
   */
  public Payload limitedTo(long limit) {
    if (declaredLength > limit || (text != null && bytes().length > limit)) {
      throw LimitedStream.tooLarge(limit);
    }
    return stream == null
        ? this
        : new Payload(bytes, null, LimitedStream.of(stream, limit), declaredLength, contentType);
  }

  /** Returns the declared media type; null if none is declared. */
  public @Nullable MediaType mediaType() {
    // Without one, its class is not even loaded.
    return contentType == null ? null : MediaType.parse(contentType);
  }

  /**
   * The whole body.
   *
   * @return the bytes, which the caller must not change; UTF-8 where this was text
   * @throws FunctionException if the body is too large, or breaks off
   */
  public byte[] bytes() {
    byte[] known = bytes;
    if (known == null) {
      known = text != null ? text.getBytes(StandardCharsets.UTF_8) : readAll();
      bytes = known;
    }
    return known;
  }

  private byte[] readAll() {
    try {
      return stream == null ? NOTHING : stream.readAllBytes();
    } catch (IOException e) {
      throw new FunctionException(ErrorCode.INVALID_INPUT, "The body breaks off", e);
    }
  }

  /** Returns true if there is nothing in it; reads a stream to its end; true if it has no byte. */
  public boolean isEmpty() {
    return text != null ? text.isEmpty() : bytes().length == 0;
  }

  /**
   * Returns the body as text, in its declared charset.
   *
   * @throws FunctionException UNSUPPORTED_MEDIA_TYPE if the charset is unknown, INVALID_INPUT if
   *     the bytes are not of it
   */
  public String text() {
    if (text != null) {
      return text;
    }
    MediaType type = mediaType();
    Charset charset = type == null ? StandardCharsets.UTF_8 : type.charset();
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes())).toString();
    } catch (CharacterCodingException e) {
      throw new FunctionException(
          ErrorCode.INVALID_INPUT,
          "The body is not text in " + charset.name(),
          RedactedCause.of(e));
    }
  }

  /** Returns the body as a stream: the bytes; may be asked for once. */
  public InputStream stream() {
    return stream != null && bytes == null ? stream : new ByteArrayInputStream(bytes());
  }

  /** Returns the text, where this was made from text; null where this was made from bytes. */
  @Nullable String knownText() {
    return text;
  }

  /** The media type alone: the body may hold secrets. */
  @Override
  public String toString() {
    return "Payload[" + contentType + "]";
  }
}
