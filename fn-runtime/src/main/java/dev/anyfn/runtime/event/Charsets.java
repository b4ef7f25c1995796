package dev.anyfn.runtime.event;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.runtime.text.MediaType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The charset that a media type declares. */
final class Charsets {

  private Charsets() {}

  /**
   * UTF-8 unless another one is declared.
   *
   * @param where what declares it, for the message
   */
  static Charset of(MediaType type, String where) {
    try {
      Charset charset = type.charset();
      if (charset.canEncode()) {
        return charset;
      }
    } catch (FunctionException e) {
      // Without this one as the cause: its own cause repeats the name.
    }
    throw new FunctionException(
        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
        "The charset of the event's " + where + " is not supported; send UTF-8");
  }

  static boolean isUtf8(MediaType type) {
    String name = type.charsetName();
    return name == null || name.equalsIgnoreCase(StandardCharsets.UTF_8.name());
  }
}
