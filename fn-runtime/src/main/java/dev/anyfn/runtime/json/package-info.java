/**
 * The built-in JSON codec: plain types on Jackson's streaming core, everything else by its data
 * binding, with the same meaning.
 *
 * <p>For the runtime and for test tools; functions never see it.
 */
@NullMarked
package dev.anyfn.runtime.json;

import org.jspecify.annotations.NullMarked;
