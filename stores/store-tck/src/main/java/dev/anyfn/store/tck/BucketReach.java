package dev.anyfn.store.tck;

import static dev.anyfn.state.Capability.DURABLE;
import static dev.anyfn.state.Capability.IF_ABSENT;
import static dev.anyfn.state.Capability.IF_VERSION;
import static dev.anyfn.state.Capability.SHARED;
import static dev.anyfn.state.Capability.SIGNED_URLS;
import static dev.anyfn.store.tck.Rule.may;
import static dev.anyfn.store.tck.Rule.reaching;

import dev.anyfn.state.Bucket;
import dev.anyfn.state.Capability;
import dev.anyfn.state.Condition;
import dev.anyfn.state.SignedUrl;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Version;
import dev.anyfn.store.tck.LostAnswers.Loss;
import dev.anyfn.store.tck.Rule.Reach;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules about other processes, the network, and the death of the server. */
final class BucketReach {

  /** A port below those that are given out, so that nobody listens there by chance. */
  private static final int NOBODY = 1;

  private BucketReach() {}

  static List<Rule> rules() {
    return List.of(
        may(
            DURABLE,
            "B-32",
            "What was put is there when the store is opened again",
            BucketReach::reopened),
        may(
            SHARED,
            "B-33",
            "64 MiB go in and out of a process with 64 MiB of heap",
            BucketReach::large),
        may(
                SHARED,
                "B-34",
                "Of many processes that create an object, one succeeds",
                trial -> Races.create(trial, "bucket"))
            .needing(SHARED, IF_ABSENT),
        may(
                SHARED,
                "B-35",
                "Of many processes that change an object, no change is lost",
                trial -> Races.count(trial, "bucket"))
            .needing(SHARED, IF_ABSENT, IF_VERSION),
        may(
            SIGNED_URLS,
            "B-36",
            "A signed address reads or writes one object, and nothing else",
            BucketReach::signed),
        reaching(
            Reach.NETWORK,
            "B-37",
            "Where nobody listens, everything is UNAVAILABLE",
            BucketReach::unreachable),
        reaching(
            Reach.NETWORK,
            "B-38",
            "A lost answer never makes a write that stands look refused, or"
                + " one that does not look done",
            BucketReach::lostAnswers),
        reaching(
            Reach.NETWORK,
            "B-39",
            "When all answers are lost, a write is not said to have failed"
                + " cleanly unless it has",
            BucketReach::blackout),
        reaching(
            Reach.SERVER,
            "B-40",
            "A server killed and started again has lost nothing that was"
                + " acknowledged, and the same bucket goes on",
            BucketReach::killed),
        reaching(Reach.THROTTLE, "B-41", "Too many calls are RATE_LIMITED", BucketReach::throttled),
        reaching(
            Reach.MISSING,
            "B-42",
            "A bucket that is not there is NOT_FOUND, not an absent object",
            BucketReach::missing));
  }

  private static void reopened(Trial trial) {
    String key = trial.key("kept");
    Bucket first = trial.bucket();
    Version version = first.put(key, "kept").version();
    first.close();
    Bucket second = trial.bucket();
    Expect.equal("kept", second.get(key, String.class).orElseThrow().value(), "body");
    Expect.equal(version, second.head(key).orElseThrow().version(), "version");
  }

  private static void large(Trial trial) {
    Races.run(trial, "bucket", "large", 1, 64L * 1024 * 1024, "-Xmx64m");
  }

  private static void signed(Trial trial) throws Exception {
    Bucket bucket = trial.bucket();
    String key = trial.key("signed/ü %");
    bucket.put(key, "to be read");
    URI get = bucket.signedUrl(SignedUrl.get(key, Duration.ofMinutes(5)));
    Expect.equal("200 to be read", http("GET", get, null), "GET");
    Expect.that(!http("PUT", get, "x").startsWith("2"), "An address for reading has written");
    URI other = URI.create(get.toString().replace("signed", "zigned"));
    Expect.that(!http("GET", other, null).startsWith("2"), "An address was bent to another key");
    URI put = bucket.signedUrl(SignedUrl.put(key, Duration.ofMinutes(5)));
    Expect.that(http("PUT", put, "written").startsWith("2"), "PUT");
    Expect.equal("written", bucket.get(key, String.class).orElseThrow().value(), "what was put");
  }

  private static String http(String method, URI uri, @Nullable String body) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setRequestMethod(method);
    if (body != null) {
      connection.setDoOutput(true);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body.getBytes(StandardCharsets.UTF_8));
      }
    }
    int status = connection.getResponseCode();
    return status >= 300
        ? "" + status
        : status
            + " "
            + new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void unreachable(Trial trial) throws Exception {
    Bucket bucket = trial.bucket(trial.store().at(NOBODY));
    Expect.fails("head", () -> bucket.head(trial.key("x")), StoreError.UNAVAILABLE);
    Expect.fails("put", () -> bucket.put(trial.key("x"), "x"), StoreError.UNAVAILABLE);
  }

  private static void lostAnswers(Trial trial) {
    Bucket direct = trial.bucket();
    boolean create = direct.capabilities().contains(Capability.IF_ABSENT);
    boolean change = direct.capabilities().contains(Capability.IF_VERSION);
    try (TcpProxy proxy = TcpProxy.to(trial.store().port().orElseThrow())) {
      Bucket bucket = trial.bucket(trial.store().at(proxy.port()));
      bucket.head(trial.key("warm"));
      LostAnswers.each(
          proxy,
          loss -> {
            String fresh = trial.key("fresh" + loss.id());
            Condition condition = create ? Condition.ifAbsent() : Condition.none();
            boolean first = loses(loss, direct, bucket, fresh, condition, Optional.empty());
            String known = trial.key("known" + loss.id());
            Version version = direct.put(known, "before").version();
            Condition must = change ? Condition.ifVersion(version) : Condition.none();
            boolean second = loses(loss, direct, bucket, known, must, Optional.of("before"));
            return first || second;
          });
    }
  }

  private static boolean loses(
      Loss loss,
      Bucket direct,
      Bucket bucket,
      String key,
      Condition must,
      Optional<String> before) {
    String mine = "mine " + loss.id();
    loss.begin();
    StoreError error = null;
    try {
      bucket.put(key, mine, must);
    } catch (StoreException e) {
      error = e.error();
    }
    boolean lost = loss.hasHappened();
    Optional<String> found = direct.get(key, String.class).map(stored -> stored.value());
    Told.check("put, " + loss, error, found, before, mine);
    return lost;
  }

  private static void blackout(Trial trial) {
    Bucket direct = trial.bucket();
    try (TcpProxy proxy = TcpProxy.to(trial.store().port().orElseThrow())) {
      Bucket bucket = trial.bucket(trial.store().at(proxy.port()));
      bucket.head(trial.key("warm"));
      proxy.blackout(true);
      String key = trial.key("dark");
      StoreError error = null;
      try {
        bucket.put(key, "mine");
      } catch (StoreException e) {
        error = e.error();
      }
      Expect.that(error != null, "A put without any answer is not done");
      proxy.blackout(false);
      Optional<String> found = direct.get(key, String.class).map(stored -> stored.value());
      Told.check("put, all answers lost", error, found, Optional.empty(), "mine");
      bucket.put(key, "again");
    }
  }

  private static void killed(Trial trial) throws Exception {
    Bucket bucket = trial.bucket();
    StoreUnderTest.Server server = trial.store().server().orElseThrow();
    List<String> acknowledged = new ArrayList<>();
    bucket.put(trial.key("k"), "x");
    ServerKiller killer = ServerKiller.of(server);
    try {
      for (boolean dead = false; !dead; ) {
        dead = killer.isDone();
        String key = trial.key("k" + acknowledged.size());
        bucket.put(key, "x");
        acknowledged.add(key);
        killer.acknowledged();
      }
      throw new AssertionError("The server was killed, and a write after that succeeded");
    } catch (StoreException e) {
      Told.lostServer(e);
    } finally {
      killer.join();
      server.start();
    }
    for (String key : acknowledged) {
      Expect.that(bucket.head(key).isPresent(), "An acknowledged write is lost: " + key);
    }
    bucket.put(trial.key("after"), "x");
  }

  private static void throttled(Trial trial) throws Exception {
    Bucket bucket = trial.bucket(trial.store().throttled().orElseThrow());
    Expect.fails("head", () -> bucket.head("x"), StoreError.RATE_LIMITED);
    Expect.fails("put", () -> bucket.put("x", "x"), StoreError.RATE_LIMITED);
  }

  private static void missing(Trial trial) throws Exception {
    Bucket bucket = trial.bucket(trial.store().missing().orElseThrow());
    Expect.fails("head", () -> bucket.head("x"), StoreError.NOT_FOUND);
    Expect.fails("get", () -> bucket.get("x"), StoreError.NOT_FOUND);
    Expect.fails("put", () -> bucket.put("x", "x"), StoreError.NOT_FOUND);
    Expect.fails("delete", () -> bucket.delete("x"), StoreError.NOT_FOUND);
  }
}
