package dev.anyfn.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.anyfn.FunctionException;
import dev.anyfn.Headers;
import dev.anyfn.runtime.HttpCall;
import dev.anyfn.runtime.HttpTrigger;
import dev.anyfn.runtime.InFlight;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.wire.Payload;
import dev.anyfn.runtime.wire.ReceivedHeaders;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Turns an exchange of the JDK's server into a call, and its own paths into answers. */
final class RequestHandler implements HttpHandler {

  private final HttpTrigger trigger;
  private final ContainerSettings settings;
  private final InFlight inFlight;
  private final Instance instance;

  RequestHandler(Instance instance, ContainerSettings settings, InFlight inFlight) {
    this.trigger = new HttpTrigger(instance);
    this.settings = settings;
    this.inFlight = inFlight;
    this.instance = instance;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    // The server takes the trailer section of a chunked body for the next request. It reads none
    // from a connection that it closes.
    if (exchange.getRequestHeaders().containsKey("Transfer-Encoding")) {
      exchange.getResponseHeaders().set("Connection", "close");
    }
    String path = exchange.getRequestURI().getRawPath();
    if (path == null || path.startsWith("/_/")) {
      OwnPaths.answer(exchange, path, inFlight.draining());
      return;
    }
    inFlight.enter();
    try {
      if (inFlight.draining()) {
        exchange.getResponseHeaders().set("Connection", "close");
      }
      call(exchange, path);
    } finally {
      inFlight.exit();
    }
  }

  private void call(HttpExchange exchange, String path) throws IOException {
    if (size(exchange) > settings.maxHeaders()) {
      OwnPaths.refuseHeaders(exchange, settings.maxHeaders());
      return;
    }
    ExchangeSink sink = new ExchangeSink(exchange);
    Headers headers;
    try {
      headers = headers(exchange);
    } catch (FunctionException e) {
      trigger.refuse(e, exchange.getRequestMethod(), sink);
      return;
    }
    URI uri = exchange.getRequestURI();
    Payload body =
        Payload.of(
            exchange.getRequestBody(), length(headers), headers.first("Content-Type").orElse(null));
    trigger.handle(
        new HttpCall(
            exchange.getRequestMethod(),
            path.isEmpty() ? "/" : path,
            uri.getRawQuery(),
            headers,
            body,
            instance.originNow(exchange)),
        sink);
  }

  private static long size(HttpExchange exchange) {
    long size = 0;
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      for (String value : header.getValue()) {
        size += header.getKey().length() + value.length();
      }
    }
    return size;
  }

  private static Headers headers(HttpExchange exchange) {
    ReceivedHeaders headers = new ReceivedHeaders();
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      for (String value : header.getValue()) {
        headers.add(header.getKey(), value);
      }
    }
    return headers.build();
  }

  private static long length(Headers headers) {
    try {
      return Long.parseLong(headers.first("Content-Length").orElse("-1"));
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
