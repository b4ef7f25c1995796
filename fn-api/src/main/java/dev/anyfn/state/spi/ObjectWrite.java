package dev.anyfn.state.spi;

import dev.anyfn.state.Body;
import dev.anyfn.state.Condition;
import java.util.Map;
import java.util.Objects;

/**
 * A write of an object.
 *
 * @param key the key
 * @param body the content; opened once, and again only if it is {@linkplain Body#repeatable
 *     repeatable}
 * @param contentType the content type
 * @param metadata names of lower-case letters, digits and hyphens; none begins with {@code anyfn-}
 * @param condition the condition on the present state
 * @param nonce 128 random bits as letters and digits, different for every write: for a version that
 *     never repeats, and to recognise this write after a lost answer
 */
public record ObjectWrite(
    String key,
    Body body,
    String contentType,
    Map<String, String> metadata,
    Condition condition,
    String nonce) {
  public ObjectWrite {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(contentType, "contentType");
    Objects.requireNonNull(condition, "condition");
    Objects.requireNonNull(nonce, "nonce");
    metadata = Map.copyOf(metadata);
  }
}
