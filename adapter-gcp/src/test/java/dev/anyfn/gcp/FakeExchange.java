package dev.anyfn.gcp;

import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request of the invoker, and its response. What the adapter must not use throws. */
final class FakeExchange implements HttpRequest {

  private final String method;
  private final String uri;
  private final Map<String, List<String>> headers = new LinkedHashMap<>();
  private final InputStream body;
  final Answer answer = new Answer();

  FakeExchange(String method, String uri, String body) {
    this.method = method;
    this.uri = uri;
    this.body = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
  }

  FakeExchange header(String name, String... values) {
    headers.put(name, List.of(values));
    return this;
  }

  @Override
  public String getMethod() {
    return method;
  }

  @Override
  public String getUri() {
    return uri;
  }

  @Override
  public String getPath() {
    throw new AssertionError("decoded by one invoker, raw on the other");
  }

  @Override
  public Optional<String> getQuery() {
    throw new AssertionError("not the same on every invoker");
  }

  @Override
  public Map<String, List<String>> getQueryParameters() {
    throw new AssertionError("consumes the body of a form");
  }

  @Override
  public Map<String, HttpPart> getParts() {
    throw new AssertionError("consumes the body");
  }

  @Override
  public Optional<String> getContentType() {
    return Optional.ofNullable(headers.get("Content-Type")).map(values -> values.get(0));
  }

  @Override
  public long getContentLength() {
    return -1;
  }

  @Override
  public Optional<String> getCharacterEncoding() {
    throw new AssertionError("stands in the content type");
  }

  @Override
  public InputStream getInputStream() {
    return body;
  }

  @Override
  public BufferedReader getReader() {
    throw new AssertionError("decodes the body");
  }

  @Override
  public Map<String, List<String>> getHeaders() {
    return headers;
  }

  /** The response; its stream has the two methods by which Jetty 9 breaks a connection. */
  static final class Answer implements HttpResponse {

    int status;
    String contentType = "";
    final Map<String, List<String>> headers = new LinkedHashMap<>();
    final Stream body = new Stream();

    String text() {
      return body.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void setStatusCode(int code) {
      status = code;
    }

    @Override
    public void setStatusCode(int code, String message) {
      throw new AssertionError("HTTP/2 has no message");
    }

    @Override
    public void setContentType(String type) {
      contentType = type;
    }

    @Override
    public Optional<String> getContentType() {
      return Optional.of(contentType);
    }

    @Override
    public void appendHeader(String name, String value) {
      headers.computeIfAbsent(name, none -> new ArrayList<>()).add(value);
    }

    @Override
    public Map<String, List<String>> getHeaders() {
      return headers;
    }

    @Override
    public OutputStream getOutputStream() {
      return body;
    }

    @Override
    public BufferedWriter getWriter() {
      throw new AssertionError("encodes the body");
    }
  }

  /** Like Jetty's HttpOutput. */
  public static final class Stream extends ByteArrayOutputStream {

    private final Channel channel = new Channel();

    /** Called by name. */
    public Channel getHttpChannel() {
      return channel;
    }
  }

  /** Like Jetty's HttpChannel. */
  public static final class Channel {

    final List<Throwable> aborted = new ArrayList<>();

    /** Called by name. */
    public void abort(Throwable cause) {
      aborted.add(cause);
    }
  }
}
