package dev.anyfn.store.dynamodb;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Failures after which the server cannot have seen the request. */
final class NotSent {

  private NotSent() {}

  static boolean is(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException
          || cause instanceof SSLHandshakeException
          || (cause instanceof SocketTimeoutException timeout && isConnect(timeout))) {
        return true;
      }
    }
    return false;
  }

  /** The JDK has one exception for both, and only the text tells them apart. */
  private static boolean isConnect(SocketTimeoutException timeout) {
    return String.valueOf(timeout.getMessage())
        .toLowerCase(Locale.ROOT)
        .startsWith("connect timed out");
  }
}
