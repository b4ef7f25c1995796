/**
 * What the drivers of Google's stores share: requests over the JDK's own client, credentials, JSON.
 * Not for functions, and it may change with any release.
 */
@NullMarked
package dev.anyfn.store.google;

import org.jspecify.annotations.NullMarked;
