package dev.anyfn.testkit.stateless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.anyfn.Function;
import dev.anyfn.state.Key;
import dev.anyfn.testkit.event.HttpEvent;
import dev.anyfn.testkit.sim.PlatformProfile;
import dev.anyfn.testkit.sim.StateChange;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class StatelessTest {

  private static String failure(Class<? extends Function<?, ?>> function, Object... events) {
    AssertionError failure =
        catchThrowableOfType(
            AssertionError.class, () -> Stateless.assertStateless(function, events));
    assertThat(failure).as("nothing was found").isNotNull();
    return failure.getMessage();
  }

  private static Stateless proof(Class<? extends Function<?, ?>> function, Object... events) {
    return Stateless.of(PlatformProfile.LAMBDA, function).events(Arrays.asList(events));
  }

  private static StatelessReport passes(
      Class<? extends Function<?, ?>> function, Object... events) {
    StatelessReport report = proof(function, events).report();
    assertThat(report.stateless()).as(report.toString()).isTrue();
    return report;
  }

  @Nested
  class Catches {

    @Test
    void aStaticCounter() {
      assertThat(failure(Leaks.StaticCounter.class, "a", "b"))
          .contains(
              "Event 2 (\"b\") comes to something else on a warm instance",
              "fresh  \"1,b\"",
              "here   \"2,b\"",
              "after event 1 (\"a\") on the same instance",
              "static field dev.anyfn.testkit.stateless.Leaks.StaticCounter.ever: 0 -> 1",
              "Table.update");
    }

    @Test
    void aConnectionThatHoldsItsLastResult() {
      assertThat(failure(Leaks.CachedConnection.class, "a", "b"))
          .contains(
              "static field dev.anyfn.testkit.stateless.Leaks.CachedConnection.CONNECTION"
                  + ".lastResult: null -> \"a\"");
    }

    @Test
    void aGeneratorWithAFixedSeed() {
      assertThat(failure(Leaks.FixedSeed.class, "a", "b"))
          .contains("Leaks.FixedSeed.RANDOM: a Random in state", "from one seed");
    }

    @Test
    void aFileThatIsAssumedPresent() {
      assertThat(failure(Leaks.FilePresent.class, "learn", "use"))
          .contains("file /tmp/model: (nothing) -> 6 bytes", "fresh  \"nothing\"", "a bucket");
    }

    @Test
    void aThreadLocal() {
      assertThat(failure(Leaks.Local.class, "a", "b"))
          .contains(
              "thread local dev.anyfn.testkit.stateless.Leaks.Local.USER: (not set) -> \"a\"");
    }

    @Test
    void aSystemProperty() {
      assertThat(failure(Leaks.Property.class, "debug", "b"))
          .contains("system property com.example.debug: (nothing) -> \"on\"".replace("\"", ""));
    }

    @Test
    void aDefaultLocaleThatIsChanged() {
      assertThat(failure(Leaks.SetsLocaleForNext.class, "de", "b"))
          .contains("default locale: root -> de-DE", "fresh  \"1.50\"", "here   \"1,50\"");
    }

    @Test
    void aDefaultTimeZoneThatIsChanged() {
      assertThat(failure(Leaks.SetsZone.class, "a", "b"))
          .contains("default time zone: UTC -> Asia/Tokyo");
    }

    @Test
    void aDateInTheDefaultTimeZone() {
      assertThat(failure(Leaks.ZoneDependent.class, "a"))
          .contains(
              "with another default time zone",
              "asked for at dev.anyfn.testkit.stateless.Leaks$ZoneDependent.apply(Leaks.java:",
              "ZoneOffset.UTC");
    }

    @Test
    void textInTheDefaultLocale() {
      assertThat(failure(Leaks.UpperCase.class, "title"))
          .contains("fresh  \"TITLE\"", "here   \"TİTLE\"", "tr-TR", "Locale.ROOT");
      assertThat(failure(Leaks.Formatted.class, 1.5)).contains("fresh  \"1.50\"", "Locale.ROOT");
    }

    @Test
    void aMutableInputThatIsKept() {
      assertThat(
              failure(
                  Leaks.KeepsInput.class,
                  new Leaks.Basket(List.of("a")),
                  new Leaks.Basket(List.of("b"))))
          .contains(
              "field dev.anyfn.testkit.stateless.Leaks.KeepsInput.basket: null -> ", "[\"a\"]");
    }

    @Test
    void deduplicationInMemory() {
      assertThat(failure(Leaks.Deduplicates.class, "a", "b"))
          .contains(
              "delivered twice",
              "field dev.anyfn.testkit.stateless.Leaks.Deduplicates.seen: [] -> [\"a\"]",
              "ifAbsent");
    }

    @Test
    void whatOnlyTheStoreShows() {
      assertThat(failure(Leaks.WritesWhatItHolds.class, "a", "b"))
          .contains(
              "The stores end up with something else on a warm instance",
              "table reports at /report b",
              "event 2 (\"b\") ran after event 1 (\"a\")",
              "field dev.anyfn.testkit.stateless.Leaks.WritesWhatItHolds.all: [] -> [\"a\"]");
    }

    @Test
    void whatDependsOnTheOrder() {
      assertThat(failure(Leaks.LastWins.class, "a", "b", "c"))
          .contains(
              "in another order, on fresh instances", "table prices at /price now", "ifVersion");
      proof(Leaks.LastWins.class, "a", "b", "c").orderMayMatter().check();
    }

    @Test
    void aDateOfTheStart() {
      assertThat(failure(Leaks.Today.class, "a"))
          .contains(
              "has lived for a day",
              "static field dev.anyfn.testkit.stateless.Leaks.Today.TODAY: 2026-01-02 -> 2026-01-01",
              "clock");
    }

    @Test
    void chanceThatWasDrawnBeforeACheckpoint() {
      assertThat(failure(Leaks.DrawnAtStart.class, "a"))
          .contains("restored from a checkpoint", "Leaks.DrawnAtStart.random", "afterRestore");
      proof(Leaks.DrawnAtStart.class, "a").neverRestored().check();
    }

    @Test
    void whatIsClosedForACheckpointAndNotOpenedAgain() {
      assertThat(failure(Leaks.StaysClosed.class, "a"))
          .contains(
              "on an instance restored from a checkpoint",
              "here   java.lang.IllegalStateException: closed",
              "Leaks.StaysClosed.open: true -> false",
              "opens again what beforeCheckpoint() has closed");
    }

    @Test
    void aFailureThatOneEventMakesOfAnother() {
      assertThat(failure(Leaks.Fails.class, "a", "break", "c"))
          .contains("FAILED", "Leaks.Fails.broken: false -> true", "after event 2 (\"break\")");
    }

    @Test
    void workThatOutlivesItsCall() {
      assertThatThrownBy(() -> Stateless.assertStateless(Leaks.Background.class, "a"))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("Warnings:")
          .hasMessageContaining("\"mailer\"");
      proof(Leaks.Background.class, "a").allowingWarnings().check();
    }

    @Test
    void anythingUnderHttp() {
      StatelessReport report =
          Stateless.of(PlatformProfile.CLOUD_RUN, Leaks.StaticCounter.class)
              .http(HttpEvent.post("/").contentType("text/plain").body("a"))
              .http(HttpEvent.post("/").contentType("text/plain").body("b"))
              .report();
      assertThat(report.toString()).contains("Leaks.StaticCounter.ever: 0 -> 1", "POST /");
    }
  }

  @Test
  void findsTheFewestEventsThatItTakes() {
    String failure = failure(Leaks.Conspiracy.class, "x", "one", "y", "two", "z", "ask");
    assertThat(failure)
        .contains("after event 2 (\"one\"), event 4 (\"two\") on the same instance")
        .contains(
            "Leaks.Conspiracy.first: false -> true", "Leaks.Conspiracy.second: false -> true");
  }

  @Test
  void saysOneLeakOnce() {
    StatelessReport report = proof(Leaks.StaticCounter.class, "a", "b").report();
    assertThat(report.findings()).hasSize(1);
    assertThat(report.findings().get(0).mode()).isEqualTo(Mode.WARM);
    assertThat(report.findings().get(0).alsoIn()).contains(Mode.TWICE, Mode.SPREAD, Mode.SHUFFLED);
  }

  @Test
  void saysTheSameEachTime() {
    Stateless proof = proof(Leaks.CachedConnection.class, "a", "b", "c");
    assertThat(proof.report()).hasToString(proof.report().toString());
  }

  @Test
  void leavesOutWhatItIsTold() {
    proof(Leaks.StaticCounter.class, "a", "b").ignoring("").check();
    proof(Leaks.StaticCounter.class, "a", "b").normalised(t -> t.replaceAll("\\d+", "n")).check();
    assertThatThrownBy(() -> proof(Leaks.StaticCounter.class).ignoring("id"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesToCompareNothing() {
    assertThatThrownBy(() -> proof(Leaks.NeverStarts.class, "a").check())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("does not start");
    assertThatThrownBy(() -> proof(Leaks.AlwaysFails.class, "a").check())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("every event fails");
    assertThatThrownBy(() -> proof(Leaks.StaticCounter.class).check())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () -> proof(Sound.Appends.class, "a").env("FN_TABLE_LOG", "jdbc:sqlite:log.db"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("begin empty");
  }

  @Nested
  class LetsPass {

    @Test
    void immutableStatics() {
      assertThat(passes(Sound.Configured.class, "a", "b", "c", "1").state()).isEmpty();
    }

    @Test
    void aCacheAndTellsOfIt() {
      assertThat(passes(Sound.Cache.class, "a", "bb", "a").state())
          .extracting(StateChange::toString)
          .containsExactly(
              "static field dev.anyfn.testkit.stateless.Sound.Cache.LENGTHS: {} -> {\"a\"=1,"
                  + " \"bb\"=2}",
              "field dev.anyfn.testkit.stateless.Sound.Cache.primes: null -> [2, 3, 5, 7]");
    }

    @Test
    void aTableWithConditions() {
      passes(
          Sound.Orders.class,
          new Sound.Order("a", 1),
          new Sound.Order("b", 2),
          new Sound.Order("a", 1));
      passes(
          Sound.NewestWins.class,
          new Sound.Order("a", 1),
          new Sound.Order("b", 3),
          new Sound.Order("c", 2));
    }

    @Test
    void rowsOfRandomKeys() {
      passes(Sound.Appends.class, "a", "b", "b");
    }

    @Test
    void randomIds() {
      assertThat(passes(Sound.Ids.class, "a", "b").notes())
          .anyMatch(note -> note.contains("answer at /secure"));
    }

    @Test
    void formatsThatSayTheirLocale() {
      passes(Sound.Formatted.class, 1.5, 1000.0);
    }

    @Test
    void whatIsCleanedUp() {
      assertThat(passes(Sound.CleansUp.class, "a", "b").state()).isEmpty();
    }

    @Test
    void failuresThatAreTheSameEachTime() {
      passes(
          Sound.Refuses.class,
          new Sound.Order("a", 1),
          new Sound.Order("b", -1),
          new Sound.Order("c", 13));
    }

    @Test
    void whatIsLeftBehindAndMakesNoDifference() {
      assertThat(passes(Leaks.SetsLocale.class, "de-DE").state())
          .extracting(StateChange::kind)
          .containsExactly(StateChange.Kind.LOCALE);
    }

    @Test
    void whatDependsOnStoresThatTheTestHasFilled() {
      StatelessReport report =
          proof(Sound.LooksUp.class, "a", "b")
              .given(simulator -> simulator.table("names").put(Key.of("name", "a"), "Ada"))
              .check();
      assertThat(report.state()).isEmpty();
      assertThatThrownBy(() -> proof(Sound.LooksUp.class, "a").check())
          .hasMessageContaining("every event fails");
    }

    @Test
    void aPlatformThatKeepsNoInstanceAndSaysSo() {
      assertThat(
              Stateless.of(PlatformProfile.JOB, Leaks.StaticCounter.class)
                  .events(List.of("a", "b"))
                  .check()
                  .notes())
          .anyMatch(note -> note.contains("an instance of its own"));
    }

    @Test
    void everyPlatform() {
      for (PlatformProfile profile :
          List.of(
              PlatformProfile.LAMBDA_MANAGED_INSTANCES,
              PlatformProfile.CLOUD_RUN,
              PlatformProfile.CLOUD_FUNCTIONS,
              PlatformProfile.OPENWHISK,
              PlatformProfile.KNATIVE,
              PlatformProfile.OPENFAAS,
              PlatformProfile.JOB)) {
        Stateless.of(profile, Sound.Cache.class).events(List.of("a", "b")).check();
      }
    }
  }
}
