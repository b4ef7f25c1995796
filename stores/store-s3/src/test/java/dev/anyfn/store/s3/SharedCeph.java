package dev.anyfn.store.s3;

import java.io.IOException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One Ceph for all test classes together, given to whoever has a parameter for it. */
final class SharedCeph implements BeforeAllCallback, ParameterResolver {

  /** Of the lock: one class at a time, because one of them kills it. */
  static final String NAME = "ceph";

  private record Running(CephServer server) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      server.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running(context);
  }

  private static CephServer running(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(SharedCeph.class, key -> open(), Running.class)
        .server();
  }

  private static Running open() {
    try {
      return new Running(CephServer.open());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == CephServer.class;
  }

  @Override
  public CephServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return running(context);
  }
}
