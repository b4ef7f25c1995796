/**
 * Events as the platforms send them: said once, in a line, and rendered in each trigger's envelope.
 *
 * <pre>{@code
 * byte[] envelope = SqsEvents.queue("orders").message(new Order("o-1", 3)).bytes();
 * byte[] request = HttpEvent.post("/orders?dry=1").json(new Order("o-1", 3)).apiGatewayV2();
 * }</pre>
 *
 * <p>One rule holds wherever data is taken as an {@code Object}: a {@code String} and a {@code
 * byte[]} are sent as they are, and everything else is encoded to JSON by the codec that functions
 * run with. What is not said has a default that is always the same: ids are counted, times stand at
 * {@link Defaults#TIME}, nothing is random. All builders are immutable: each call gives a new one.
 *
 * <p>The envelopes are written from the platforms' documentation, and share no code with the
 * adapters that read them.
 */
@NullMarked
package dev.anyfn.testkit.event;

import org.jspecify.annotations.NullMarked;
