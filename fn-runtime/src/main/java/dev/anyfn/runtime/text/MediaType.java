package dev.anyfn.runtime.text;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The value of a {@code Content-Type} (RFC 9110, 8.3), read without a regular expression.
 *
 * @param essence {@code type/subtype} in lower case, without parameters
 * @param charsetName the {@code charset} parameter, unquoted; null if there is none
 */
public record MediaType(String essence, @Nullable String charsetName) {

  /** JSON without parameters. */
  public static final String JSON = "application/json";

  /**
   * Reads the value of a header.
   *
   * @param header the value; null or blank for no media type
   * @return the media type; null for none
   */
  public static @Nullable MediaType parse(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return null;
    }
    int end = header.indexOf(';');
    String essence = (end < 0 ? header : header.substring(0, end)).trim();
    return new MediaType(
        essence.toLowerCase(Locale.ROOT), end < 0 ? null : charset(header, end + 1));
  }

  private static @Nullable String charset(String header, int from) {
    int start = from;
    while (start < header.length()) {
      int end = header.indexOf(';', start);
      String parameter = header.substring(start, end < 0 ? header.length() : end).trim();
      if (parameter.regionMatches(true, 0, "charset=", 0, 8)) {
        String value = parameter.substring(8).trim();
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
      }
      if (end < 0) {
        return null;
      }
      start = end + 1;
    }
    return null;
  }

  /**
   * Returns true if this is JSON: a subtype {@code json}, or one that ends in {@code +json}; true
   * for JSON.
   */
  public boolean isJson() {
    return essence.endsWith("/json") || essence.endsWith("+json");
  }

  /**
   * The charset of text of this type.
   *
   * @return UTF-8 unless another one is declared
   * @throws FunctionException UNSUPPORTED_MEDIA_TYPE if the declared one is unknown here
   */
  public Charset charset() {
    if (charsetName == null || charsetName.equalsIgnoreCase("utf-8")) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(charsetName);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new FunctionException(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          "The charset of the Content-Type is not supported; send UTF-8",
          RedactedCause.of(e));
    }
  }
}
