package dev.anyfn.http;

import dev.anyfn.runtime.InitializationException;
import dev.anyfn.runtime.Instance;
import java.io.IOException;

/** Serves HTTP on {@code PORT}: Cloud Run, Knative, Fargate and the like. */
final class HttpFront extends Front {

  HttpFront() {
    super("http");
  }

  @Override
  int run(Instance instance, Shutdown shutdown) throws InterruptedException {
    ContainerSettings settings = ContainerSettings.of(instance.settings().environment());
    JdkServer server;
    try {
      server = JdkServer.open(settings.port(), instance, new RequestHandler(instance, settings));
    } catch (IOException e) {
      throw new InitializationException("Cannot listen on PORT: choose one that is free.", e);
    }
    shutdown.closes(server);
    instance
        .log()
        .info("Serving " + instance.functionNames() + " over HTTP on port " + server.port());
    shutdown.await();
    return 0;
  }
}
