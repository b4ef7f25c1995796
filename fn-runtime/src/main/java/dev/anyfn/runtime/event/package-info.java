/**
 * CloudEvents: an event of our own, the HTTP binding v1.0.2 and the JSON format v1.0.2; both read
 * 0.3 as well.
 *
 * <p>Written on the API of CloudEvents alone, because the SDK's formats do not keep to the
 * specification where it hurts: see the named tests. Only {@link
 * dev.anyfn.runtime.event.JsonEvents} and what it uses knows a JSON library; an event in binary
 * mode never loads it.
 */
@NullMarked
package dev.anyfn.runtime.event;

import org.jspecify.annotations.NullMarked;
