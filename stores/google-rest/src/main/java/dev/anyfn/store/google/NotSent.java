package dev.anyfn.store.google;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLHandshakeException;

/** Failures after which the server cannot have seen the request. */
final class NotSent {

  private NotSent() {}

  static boolean is(IOException e) {
    return e instanceof ConnectException
        || e instanceof UnknownHostException
        || e instanceof NoRouteToHostException
        || e instanceof SSLHandshakeException
        || (e instanceof SocketTimeoutException && isConnect(e));
  }

  /** The JDK has one exception for both, and only the text tells them apart. */
  private static boolean isConnect(IOException timeout) {
    return String.valueOf(timeout.getMessage())
        .toLowerCase(Locale.ROOT)
        .startsWith("connect timed out");
  }
}
