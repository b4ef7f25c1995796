package dev.anyfn.state.spi;

import dev.anyfn.state.Body;
import dev.anyfn.state.Condition;
import java.util.Map;
import java.util.Objects;

/**
 * An object to be written.
 *
 * @param key where
 * @param body what; opened once, and again only if it is {@linkplain Body#repeatable repeatable}
 * @param contentType its type
 * @param metadata names of lower-case letters, digits and hyphens; none begins with {@code anyfn-}
 * @param condition what must be true of the present state
 * @param nonce 128 random bits as text of letters and digits, unlike that of any other write: for a
 *     version that never repeats, and for telling one's own write after a lost answer
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
