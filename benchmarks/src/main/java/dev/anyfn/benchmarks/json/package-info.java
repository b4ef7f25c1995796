/** Reading and writing JSON, warm: the codec of plain types beside data binding and jackson-jr. */
@NullMarked
package dev.anyfn.benchmarks.json;

import org.jspecify.annotations.NullMarked;
