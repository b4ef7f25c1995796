package dev.anyfn.state.spi;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Recognises failures after which the server cannot have seen the request. For drivers. */
public final class Unsent {

  private Unsent() {}

  /**
   * Looks through a failure and its causes.
   *
   * @param failure thrown by the JDK's client, or by an SDK above it
   * @return true if no connection came about; false if the server may have seen the request
   */
  public static boolean is(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException
          || cause instanceof SSLHandshakeException
          || (cause instanceof SocketTimeoutException && isConnect(cause))) {
        return true;
      }
    }
    return false;
  }

  /** The JDK has one exception for both timeouts; only the message differs. */
  private static boolean isConnect(Throwable timeout) {
    return String.valueOf(timeout.getMessage())
        .toLowerCase(Locale.ROOT)
        .startsWith("connect timed out");
  }
}
