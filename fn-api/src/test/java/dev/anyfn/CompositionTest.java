package dev.anyfn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // close() throws what a function may throw
class CompositionTest {

  private static final List<String> CALLS = new ArrayList<>();

  private static final Context CONTEXT =
      (Context)
          Proxy.newProxyInstance(
              CompositionTest.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) -> {
                throw new AssertionError("nobody asks");
              });

  CompositionTest() {
    CALLS.clear();
  }

  private static class Step implements Function<String, String>, SnapshotAware, AutoCloseable {

    private final String name;
    private final Exception failure;

    Step(String name, Exception failure) {
      this.name = name;
      this.failure = failure;
    }

    @Override
    public String apply(String input, Context context) {
      assertThat(context).isSameAs(CONTEXT);
      return input + name;
    }

    private void note(String what) throws Exception {
      CALLS.add(what + " " + name);
      if (failure != null) {
        throw failure;
      }
    }

    @Override
    public void beforeCheckpoint() throws Exception {
      note("checkpoint");
    }

    @Override
    public void afterRestore() throws Exception {
      note("restore");
    }

    @Override
    public void close() throws Exception {
      note("close");
    }
  }

  @Concurrency(Concurrency.Mode.SINGLE)
  private static final class Lonely extends Step {
    Lonely() {
      super("lonely", null);
    }
  }

  private static Composition<String, ?, String> of(Step first, Step second) {
    return (Composition<String, ?, String>) first.andThen(second);
  }

  @Nested
  class InARow {

    @Test
    void theSecondTakesWhatTheFirstGivesInTheSameContext() throws Exception {
      Function<String, Integer> length =
          new Step("a", null).andThen(new Step("b", null)).andThen((text, c) -> text.length());
      assertThat(length.apply("12", CONTEXT)).isEqualTo(4);
    }

    @Test
    void theEndsAreSeen() {
      Step first = new Step("a", null);
      Step second = new Step("b", null);
      assertThat(of(first, second).first()).isSameAs(first);
      assertThat(of(first, second).second()).isSameAs(second);
    }

    @Test
    void theSecondIsNotCalledWhenTheFirstFails() {
      Function<String, String> broken =
          (text, c) -> {
            throw new IOException("down");
          };
      assertThatThrownBy(() -> broken.andThen((x, c) -> CALLS.add("second")).apply("", CONTEXT))
          .isInstanceOf(IOException.class);
      assertThat(CALLS).isEmpty();
    }

    @Test
    void thereIsNoSecondThatIsNull() {
      Step first = new Step("a", null);
      assertThatNullPointerException().isThrownBy(() -> first.andThen(null));
    }
  }

  @Nested
  class Lifecycle {

    @Test
    void checkpointsInReverseAndRestoresInOrder() throws Exception {
      Composition<String, ?, String> both = of(new Step("a", null), new Step("b", null));
      both.beforeCheckpoint();
      both.afterRestore();
      assertThat(CALLS).containsExactly("checkpoint b", "checkpoint a", "restore a", "restore b");
    }

    @Test
    void aPartThatRefusesACheckpointStopsIt() {
      Composition<String, ?, String> both =
          of(new Step("a", null), new Step("b", new IOException("open socket")));
      assertThatThrownBy(both::beforeCheckpoint).hasMessage("open socket");
      assertThat(CALLS).containsExactly("checkpoint b");
    }

    @Test
    void closesTheSecondThenTheFirst() throws Exception {
      of(new Step("a", null), new Step("b", null)).close();
      assertThat(CALLS).containsExactly("close b", "close a");
    }

    @Test
    void closesTheFirstEvenIfTheSecondFails() {
      IOException one = new IOException("one");
      IOException two = new IOException("two");
      assertThatThrownBy(() -> of(new Step("a", one), new Step("b", two)).close())
          .isSameAs(two)
          .satisfies(e -> assertThat(e.getSuppressed()).containsExactly(one));
      assertThat(CALLS).containsExactly("close b", "close a");
    }

    @Test
    void partsWithoutALifecycleAreLeftAlone() throws Exception {
      Function<String, String> plain = (text, c) -> text;
      Composition<?, ?, ?> both = (Composition<?, ?, ?>) plain.andThen(plain);
      both.beforeCheckpoint();
      both.afterRestore();
      both.close();
      assertThat(CALLS).isEmpty();
    }
  }

  @Nested
  class Typed {

    @Test
    void saysItsTypes() {
      TypedFunction<List<String>, Integer> sum =
          TypedFunction.of(
              new TypeToken<List<String>>() {},
              TypeToken.of(Integer.class),
              (list, c) -> list.size());
      assertThat(sum.inputType().getTypeName()).isEqualTo("java.util.List<java.lang.String>");
      assertThat(sum.outputType()).isEqualTo(Integer.class);
    }

    @Test
    void handsOnTheCallAndTheLifecycle() throws Exception {
      TypedFunction<String, String> typed =
          TypedFunction.of(String.class, String.class, new Step("a", null));
      assertThat(typed.apply("1", CONTEXT)).isEqualTo("1a");
      ((SnapshotAware) typed).beforeCheckpoint();
      ((SnapshotAware) typed).afterRestore();
      ((AutoCloseable) typed).close();
      assertThat(CALLS).containsExactly("checkpoint a", "restore a", "close a");
    }

    @Test
    void mayGiveNothing() throws Exception {
      assertThat(TypedFunction.of(String.class, Void.class, (x, c) -> null).apply("", CONTEXT))
          .isNull();
    }

    @Test
    void tellsWhichFunctionItWrapsForItsAnnotationsCount() {
      Lonely lonely = new Lonely();
      assertThat(TypedFunction.of(String.class, String.class, lonely).unwrapped()).isSameAs(lonely);
    }
  }
}
