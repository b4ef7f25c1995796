/**
 * Requests over the JDK's own client, credentials and JSON, shared by the drivers of Google's
 * stores. Not for functions, and it may change with any release.
 */
@NullMarked
package dev.anyfn.store.google;

import org.jspecify.annotations.NullMarked;
