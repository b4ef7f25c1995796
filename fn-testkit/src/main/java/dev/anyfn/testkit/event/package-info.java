/**
 * Events as the platforms send them, rendered in each trigger's envelope.
 *
 * <pre>{@code
 * byte[] envelope = SqsEvents.queue("orders").message(new Order("o-1", 3)).bytes();
 * byte[] request = HttpEvent.post("/orders?dry=1").json(new Order("o-1", 3)).apiGatewayV2();
 * }</pre>
 *
 * <p>Data of type {@code Object} follows one rule: a {@code String} and a {@code byte[]} are sent
 * as they are, everything else is encoded to JSON by the functions' codec. Defaults are constant:
 * ids are counted, times are {@link Defaults#TIME}, nothing is random. All builders are immutable:
 * each call returns a new one.
 *
 * <p>The envelopes follow the platforms' documentation, and share no code with the adapters.
 */
@NullMarked
package dev.anyfn.testkit.event;

import org.jspecify.annotations.NullMarked;
