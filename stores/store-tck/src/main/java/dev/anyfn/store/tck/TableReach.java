package dev.anyfn.store.tck;

import static dev.anyfn.state.Capability.ATOMIC;
import static dev.anyfn.state.Capability.DURABLE;
import static dev.anyfn.state.Capability.SHARED;
import static dev.anyfn.store.tck.Rule.may;
import static dev.anyfn.store.tck.Rule.reaching;

import dev.anyfn.state.Condition;
import dev.anyfn.state.Key;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Table;
import dev.anyfn.state.Version;
import dev.anyfn.store.tck.LostAnswers.Loss;
import dev.anyfn.store.tck.Rule.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules about other processes, the network, and the death of the server. */
final class TableReach {

  /** A port below those that are given out, so that nobody listens there by chance. */
  private static final int NOBODY = 1;

  private TableReach() {}

  static List<Rule> rules() {
    return List.of(
        may(
            DURABLE,
            "T-34",
            "What was put is there when the store is opened again",
            TableReach::reopened),
        may(
            SHARED,
            "T-35",
            "Of many processes that create a document, one succeeds",
            trial -> Races.create(trial, "table")),
        may(
            SHARED,
            "T-36",
            "Of many processes that change a document, no change is lost",
            trial -> Races.count(trial, "table")),
        reaching(
            Reach.NETWORK,
            "T-37",
            "Where nobody listens, everything is UNAVAILABLE",
            TableReach::unreachable),
        reaching(
            Reach.NETWORK,
            "T-38",
            "A lost answer never makes a write that stands look refused, or"
                + " one that does not look done",
            TableReach::lostAnswers),
        reaching(
                Reach.NETWORK,
                "T-39",
                "A lost answer leaves an atomic write whole or undone, and says" + " so",
                TableReach::lostAtomic)
            .needing(ATOMIC),
        reaching(
            Reach.SERVER,
            "T-40",
            "A server killed and started again has lost nothing that was"
                + " acknowledged, and the same table goes on",
            TableReach::killed),
        reaching(Reach.THROTTLE, "T-41", "Too many calls are RATE_LIMITED", TableReach::throttled),
        reaching(
            Reach.MISSING,
            "T-42",
            "A table that is not there is NOT_FOUND, not an absent document",
            TableReach::missing));
  }

  private static void reopened(Trial trial) {
    Key key = Key.of(trial.id(), "kept");
    Table first = trial.table();
    Version version = first.put(key, "kept");
    first.close();
    Table second = trial.table();
    Expect.equal("kept", second.get(key, String.class).orElseThrow().value(), "value");
    Expect.equal(version, second.get(key, String.class).orElseThrow().version(), "version");
  }

  private static void unreachable(Trial trial) throws Exception {
    Table table = trial.table(trial.store().at(NOBODY));
    Key key = Key.of(trial.id());
    Expect.fails("get", () -> table.get(key, String.class), StoreError.UNAVAILABLE);
    Expect.fails("put", () -> table.put(key, "x"), StoreError.UNAVAILABLE);
  }

  private static void lostAnswers(Trial trial) {
    Table direct = trial.table();
    try (TcpProxy proxy = TcpProxy.to(trial.store().port().orElseThrow())) {
      Table table = trial.table(trial.store().at(proxy.port()));
      table.get(Key.of(trial.id()), String.class);
      LostAnswers.each(
          proxy,
          loss -> {
            Key fresh = Key.of(trial.id(), "fresh" + loss.id());
            boolean first =
                loses(loss, direct, table, fresh, Condition.ifAbsent(), Optional.empty());
            Key known = Key.of(trial.id(), "known" + loss.id());
            Condition must = Condition.ifVersion(direct.put(known, "before"));
            boolean second = loses(loss, direct, table, known, must, Optional.of("before"));
            return first || second;
          });
    }
  }

  private static boolean loses(
      Loss loss, Table direct, Table table, Key key, Condition must, Optional<String> before) {
    String mine = "mine " + loss.id();
    loss.begin();
    StoreError error = null;
    try {
      table.put(key, mine, must);
    } catch (StoreException e) {
      error = e.error();
    }
    boolean lost = loss.hasHappened();
    Optional<String> found = direct.get(key, String.class).map(document -> document.value());
    Told.check("put, " + loss, error, found, before, mine);
    return lost;
  }

  private static void lostAtomic(Trial trial) {
    Table direct = trial.table();
    try (TcpProxy proxy = TcpProxy.to(trial.store().port().orElseThrow())) {
      Table table = trial.table(trial.store().at(proxy.port()));
      table.get(Key.of(trial.id()), String.class);
      LostAnswers.each(proxy, loss -> losesAtomic(loss, direct, table, trial.id() + loss.id()));
    }
  }

  private static boolean losesAtomic(Loss loss, Table direct, Table table, String partition) {
    Key one = Key.of(partition, "one");
    Key two = Key.of(partition, "two");
    loss.begin();
    StoreError error = null;
    try {
      table.atomic(TableAtomic.both(one, two, "mine"));
    } catch (StoreException e) {
      error = e.error();
    }
    boolean lost = loss.hasHappened();
    Optional<String> first = direct.get(one, String.class).map(document -> document.value());
    Optional<String> second = direct.get(two, String.class).map(document -> document.value());
    Expect.equal(first, second, "both or none, " + loss);
    Told.check("atomic, " + loss, error, first, Optional.empty(), "mine");
    return lost;
  }

  private static void killed(Trial trial) throws Exception {
    Table table = trial.table();
    StoreUnderTest.Server server = trial.store().server().orElseThrow();
    List<Key> acknowledged = new ArrayList<>();
    table.put(Key.of(trial.id(), "k"), "x");
    ServerKiller killer = ServerKiller.of(server);
    try {
      for (boolean dead = false; !dead; ) {
        dead = killer.isDone();
        Key key = Key.of(trial.id(), "k" + acknowledged.size());
        table.put(key, "x");
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
    table.put(Key.of(trial.id(), "after"), "x");
    for (Key key : acknowledged) {
      Expect.that(
          table.get(key, String.class).isPresent(), "An acknowledged write is lost: " + key);
    }
  }

  private static void throttled(Trial trial) throws Exception {
    Table table = trial.table(trial.store().throttled().orElseThrow());
    Key key = Key.of("x");
    Expect.fails("get", () -> table.get(key, String.class), StoreError.RATE_LIMITED);
    Expect.fails("put", () -> table.put(key, "x"), StoreError.RATE_LIMITED);
  }

  private static void missing(Trial trial) throws Exception {
    Table table = trial.table(trial.store().missing().orElseThrow());
    Key key = Key.of("x");
    Expect.fails("get", () -> table.get(key, String.class), StoreError.NOT_FOUND);
    Expect.fails("put", () -> table.put(key, "x"), StoreError.NOT_FOUND);
    Expect.fails("delete", () -> table.delete(key), StoreError.NOT_FOUND);
  }
}
