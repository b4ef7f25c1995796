package dev.anyfn.store.tck;

import java.util.Optional;
import java.util.OptionalInt;

/** A {@link RemoteServer} as a store to be tested. */
record RemoteStore(RemoteServer remote, Lie lie, int at, String mode) implements StoreUnderTest {

  static RemoteStore of(RemoteServer remote, Lie lie) {
    return new RemoteStore(remote, lie, remote.port(), "normal");
  }

  @Override
  public String url() {
    return "liar:" + at + ":" + lie + ":" + mode;
  }

  @Override
  public OptionalInt port() {
    return OptionalInt.of(at);
  }

  @Override
  public StoreUnderTest at(int port) {
    return new RemoteStore(remote, lie, port, mode);
  }

  @Override
  public Optional<Server> server() {
    return Optional.of(remote);
  }

  @Override
  public Optional<StoreUnderTest> throttled() {
    return Optional.of(new RemoteStore(remote, lie, at, "RATE_LIMITED"));
  }

  @Override
  public Optional<StoreUnderTest> missing() {
    return Optional.of(new RemoteStore(remote, lie, at, "NOT_FOUND"));
  }
}
