/**
 * The code that all adapters share: finding and binding the function, decoding, invoking, encoding
 * and failing, the same on every platform.
 *
 * <p>For adapters and test tools; functions never see it.
 */
@NullMarked
package dev.anyfn.runtime;

import org.jspecify.annotations.NullMarked;
