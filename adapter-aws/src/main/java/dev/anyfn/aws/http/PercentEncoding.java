package dev.anyfn.aws.http;

import java.nio.charset.StandardCharsets;

/** Encodes the paths of envelopes again, as a client would have sent them. */
final class PercentEncoding {

  private static final String HEX = "0123456789ABCDEF";

  private PercentEncoding() {}

  /** Encodes a path of which some parts may be encoded already. */
  static String ofEncoded(String path) {
    return encode(path, true);
  }

  /** Encodes a decoded path: a percent sign in it stands for itself. */
  static String ofDecoded(String path) {
    return encode(path, false);
  }

  private static String encode(String path, boolean keepPercent) {
    StringBuilder encoded = new StringBuilder(path.length() + 16);
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~!$&'()*+,;=:@/".indexOf(c) >= 0
              || (keepPercent && c == '%');
      if (plain) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
      }
    }
    return encoded.toString();
  }
}
