package dev.anyfn.testkit.crash;

import dev.anyfn.testkit.sim.Simulator;
import dev.anyfn.testkit.wire.HttpReply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The runs of a sweep, one after the other, each in its own world. */
final class Runs implements AutoCloseable {

  private final SweepSetup setup;
  private final CrashPoints.Invariant invariant;
  private final Map<String, DependencyServer> servers = new LinkedHashMap<>();

  Runs(SweepSetup setup, CrashPoints.Invariant invariant) {
    this.setup = setup;
    this.invariant = invariant;
    setup
        .dependencies()
        .forEach(
            (name, dependency) -> {
              DependencyServer server = new DependencyServer(name);
              servers.put(name, server);
              setup.builder().env(dependency.variable(), server.url());
            });
  }

  RunResult run(FaultPlan schedule) {
    CrashInjector director = new CrashInjector(schedule);
    AtomicReference<Throwable> confused = new AtomicReference<>();
    try (Simulator simulator = setup.builder().start(director)) {
      Map<String, Dependency> doubles = new LinkedHashMap<>();
      Map<String, List<DependencyCall>> calls = new LinkedHashMap<>();
      servers.forEach(
          (name, server) -> {
            Dependency known = newDouble(name);
            List<DependencyCall> asked = new ArrayList<>();
            doubles.put(name, known);
            calls.put(name, asked);
            server.handler(call -> answer(director, simulator, name, known, call, asked, confused));
          });
      CrashWorld world =
          new CrashWorld(
              simulator,
              director,
              doubles,
              calls,
              setup.attempts(),
              setup.redelivery(simulator.profile()));
      Throwable cause = caught(() -> setup.scenario().run(world));
      director.rest();
      String problem = cause == null ? null : "The scenario fails:\n" + words(cause);
      if (cause == null && confused.get() == null) {
        cause = caught(() -> invariant.check(world));
        problem = cause == null ? null : words(cause);
      }
      if (confused.get() != null) {
        throw new IllegalStateException(
            "The double of a dependency does not know what to do: " + confused.get(),
            confused.get());
      }
      if (problem == null && world.gaveUp() && !setup.mayGiveUp()) {
        problem =
            "The invariant holds, but the work is never done: the platform gives up after "
                + setup.attempts()
                + " deliveries. If that is as it should be, say .mayGiveUp()";
      }
      return new RunResult(
          title(simulator), schedule, director.steps(), director.reached(), problem, cause);
    } finally {
      servers.values().forEach(server -> server.handler(null));
    }
  }

  private static String title(Simulator simulator) {
    String name = simulator.function();
    int last = Math.max(name.lastIndexOf('.'), name.lastIndexOf('$'));
    return name.substring(last + 1) + " on " + simulator.profile().name();
  }

  private Dependency newDouble(String name) {
    return Objects.requireNonNull(setup.dependencies().get(name)).doubles().get();
  }

  private static @Nullable HttpReply answer(
      CrashInjector director,
      Simulator simulator,
      String name,
      Dependency dependency,
      DependencyCall call,
      List<DependencyCall> asked,
      AtomicReference<Throwable> confused) {
    try {
      return director.call(
          name,
          call.toString(),
          simulator,
          () -> {
            synchronized (asked) {
              HttpReply reply = DependencyServer.reply(dependency.answer(call));
              asked.add(call);
              return reply;
            }
          });
    } catch (Exception | AssertionError e) {
      confused.compareAndSet(null, e);
      return DependencyServer.status(500);
    }
  }

  private interface Action {
    void run() throws Exception;
  }

  private static @Nullable Throwable caught(Action action) {
    try {
      action.run();
      return null;
    } catch (Exception | AssertionError e) {
      return e;
    }
  }

  /** Returns the message of an assertion; of anything else its class, too. */
  private static String words(Throwable thrown) {
    String message = thrown.getMessage();
    return thrown instanceof AssertionError && message != null
        ? message.strip()
        : thrown.toString();
  }

  @Override
  public void close() {
    servers.values().forEach(DependencyServer::close);
  }
}
