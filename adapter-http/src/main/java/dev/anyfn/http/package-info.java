/** A function as a plain HTTP container: {@code java -jar app.jar}. */
@NullMarked
package dev.anyfn.http;

import org.jspecify.annotations.NullMarked;
