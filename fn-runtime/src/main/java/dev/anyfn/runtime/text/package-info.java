/** Text rules that every format needs: media types, strings of JSON, messages withheld. */
@NullMarked
package dev.anyfn.runtime.text;

import org.jspecify.annotations.NullMarked;
