package dev.anyfn.benchmarks.servers;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty's core, HTTP/1.1 and h2c, without servlets. */
final class JettyServer extends Handler.Abstract {

  private JettyServer() {}

  public static void main(String[] args) throws Exception {
    QueuedThreadPool threads = new QueuedThreadPool(App.THREADS);
    if (args[0].equals("virtual")) {
      threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    }
    Server server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector =
        new ServerConnector(
            server, 1, 1, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(App.port());
    server.addConnector(connector);
    server.setHandler(new GracefulHandler(new JettyServer()));
    server.setStopTimeout(TimeUnit.SECONDS.toMillis(App.STOP_SECONDS));
    server.setStopAtShutdown(true);
    server.start();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    App.Reply reply = reply(request);
    response.setStatus(reply.status());
    if (reply.body().length > 0) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.body().length);
    }
    response.write(true, ByteBuffer.wrap(reply.body()), callback);
    return true;
  }

  private static App.Reply reply(Request request) throws Exception {
    if (App.tooLarge(request.getHeaders().get(HttpHeader.CONTENT_LENGTH))) {
      return App.tooLarge();
    }
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] body = in.readNBytes(App.MAX_BODY + 1);
      return body.length > App.MAX_BODY
          ? App.tooLarge()
          : App.answer(Request.getPathInContext(request), body);
    }
  }
}
