package dev.anyfn.aws;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.runtime.JsonTree;
import dev.anyfn.runtime.Payload;
import dev.anyfn.runtime.RedactedCause;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The body of an HTTP envelope: text, or bytes in base64 where the envelope says so. */
final class EnvelopeBody {

  private EnvelopeBody() {}

  static Payload of(JsonTree event, @Nullable String contentType) {
    String body = event.get("body").text("");
    if (!event.get("isBase64Encoded").isTrue()) {
      return Payload.of(body, contentType);
    }
    try {
      return Payload.of(Base64.getDecoder().decode(body), contentType);
    } catch (IllegalArgumentException e) {
      throw new FunctionException(
          ErrorCode.INVALID_INPUT,
          "The envelope says that its body is base64, and it is not",
          RedactedCause.of(e));
    }
  }
}
