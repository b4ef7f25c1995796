package dev.anyfn.runtime;

import dev.anyfn.Headers;
import dev.anyfn.runtime.wire.Payload;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request, wherever it came from.
 *
 * @param method such as {@code POST}
 * @param path percent-encoded, as it was sent, beginning with a slash
 * @param rawQuery what stands behind the question mark, percent-encoded; null for nothing
 * @param headers the headers
 * @param body the body
 * @param origin what the platform tells beyond the request
 */
public record HttpCall(
    String method,
    String path,
    @Nullable String rawQuery,
    Headers headers,
    Payload body,
    Origin origin) {}
