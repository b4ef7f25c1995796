package dev.anyfn.aws.http;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.runtime.json.JsonTree;
import dev.anyfn.runtime.text.MediaType;
import dev.anyfn.runtime.text.RedactedCause;
import dev.anyfn.runtime.wire.Payload;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The body of an HTTP envelope: text, or bytes in base64 where the envelope says so. */
final class EnvelopeBody {

  private EnvelopeBody() {}

  static Payload of(JsonTree event, @Nullable String contentType) {
    String body = event.get("body").text("");
    if (!event.get("isBase64Encoded").isTrue()) {
      MediaType type = MediaType.parse(contentType);
      // The platform reads all text as UTF-8; another declared charset is still to be applied, or
      // refused, as it is where the bytes themselves arrive.
      return type == null || type.charsetName() == null
          ? Payload.of(body, contentType)
          : Payload.of(body.getBytes(StandardCharsets.UTF_8), contentType);
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
