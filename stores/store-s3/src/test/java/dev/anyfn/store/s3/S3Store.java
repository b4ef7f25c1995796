package dev.anyfn.store.s3;

import dev.anyfn.store.tck.Defect;
import dev.anyfn.store.tck.StoreUnderTest;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A bucket of a server on this machine, by the settings that a function would have. */
record S3Store(
    String url,
    int at,
    Map<String, Defect> defects,
    Optional<Server> server,
    Optional<Integer> slow)
    implements StoreUnderTest {

  static S3Store of(int port, String bucket) {
    return new S3Store("s3://" + bucket, port, Map.of(), Optional.empty(), Optional.empty());
  }

  S3Store defects(Map<String, Defect> known) {
    return new S3Store(url, at, known, server, slow);
  }

  S3Store killedBy(Server life) {
    return new S3Store(url, at, defects, Optional.of(life), slow);
  }

  S3Store throttledAt(int port) {
    return new S3Store(url, at, defects, server, Optional.of(port));
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "AWS_REGION",
        "us-east-1",
        "AWS_ENDPOINT_URL_S3",
        "http://127.0.0.1:" + at,
        "AWS_ACCESS_KEY_ID",
        CephServer.ACCESS_KEY,
        "AWS_SECRET_ACCESS_KEY",
        CephServer.SECRET_KEY);
  }

  @Override
  public OptionalInt port() {
    return OptionalInt.of(at);
  }

  @Override
  public S3Store at(int port) {
    return new S3Store(url, port, defects, server, slow);
  }

  @Override
  public Optional<StoreUnderTest> throttled() {
    return slow.map(this::at);
  }

  @Override
  public Optional<StoreUnderTest> missing() {
    return Optional.of(of(at, "nobody-made-this-one"));
  }
}
