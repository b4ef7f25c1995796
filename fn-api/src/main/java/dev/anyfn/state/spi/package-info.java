/**
 * What a store's driver implements. Users hold {@link dev.anyfn.state.Bucket} and {@link
 * dev.anyfn.state.Table}, which validate, wrap and classify once; a driver only talks to its
 * product. The conformance suite of the testkit shows that it does.
 */
@NullMarked
package dev.anyfn.state.spi;

import org.jspecify.annotations.NullMarked;
