/**
 * The interfaces that the driver of a store implements. Users hold {@link dev.anyfn.state.Bucket}
 * and {@link dev.anyfn.state.Table}, which validate, wrap and classify once; a driver only talks to
 * its product. The conformance suite {@code dev.anyfn:store-tck} tests drivers.
 */
@NullMarked
package dev.anyfn.state.spi;

import org.jspecify.annotations.NullMarked;
