package dev.anyfn.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.Context;
import dev.anyfn.Function;
import dev.anyfn.TypeToken;
import dev.anyfn.TypedFunction;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FunctionTypesTest {

  record Order(int id) {}

  private abstract static class Base<A, B> implements Function<A, B> {
    @Override
    public B apply(A input, Context context) {
      return null;
    }
  }

  private static final class Direct extends Base<Order, String> {}

  private abstract static class Swapped<X, Y> extends Base<Y, List<X>> {}

  private abstract static class Deep<T> extends Swapped<Map<String, T>, T[]>
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private static final class Deepest extends Deep<Order> {
    private static final long serialVersionUID = 1L;
  }

  private static final class DeepGeneric extends Deep<List<Order>> {
    private static final long serialVersionUID = 1L;
  }

  private interface Named<N> extends Comparable<N>, Function<N, N[][]> {}

  private static final class ByInterface implements Named<Integer> {
    @Override
    public Integer[][] apply(Integer input, Context context) {
      return null;
    }

    @Override
    public int compareTo(Integer other) {
      return 0;
    }
  }

  private static final class Wild extends Base<List<? extends Order>, Map<?, ? super Order>> {}

  private static final class Arrays extends Base<byte[], List<String>[]> {}

  private static class Open<T> extends Base<T, String> {}

  @SuppressWarnings("rawtypes")
  private static final class Raw implements Function {
    @Override
    public Object apply(Object input, Context context) {
      return null;
    }
  }

  @SuppressWarnings("rawtypes")
  private static final class RawBase extends Base {}

  private static <T> TypedFunction<List<T>, String> withOpenToken() {
    return TypedFunction.of(
        new TypeToken<List<T>>() {}, TypeToken.of(String.class), (list, context) -> "");
  }

  private static Type input(Function<?, ?> function) {
    return FunctionTypes.of(function).input();
  }

  private static Type output(Function<?, ?> function) {
    return FunctionTypes.of(function).output();
  }

  private static void refused(Function<?, ?> function, String... parts) {
    assertThatThrownBy(() -> FunctionTypes.of(function))
        .isInstanceOf(InitializationException.class)
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .contains(parts)
                    .endsWith(".")
                    .doesNotContain("\n")
                    .as("one sentence")
                    .doesNotContainPattern("\\. [A-Z]"));
  }

  @Nested
  class Captured {

    @Test
    void fromTheClassItself() {
      assertThat(FunctionTypes.of(new Direct()))
          .isEqualTo(new FunctionTypes(Order.class, String.class));
    }

    @Test
    void throughGenericBaseClassesThatSwapTheirParameters() {
      assertThat(input(new Deepest())).isEqualTo(Order[].class);
      assertThat(output(new Deepest()))
          .isEqualTo(new TypeToken<List<Map<String, Order>>>() {}.type());
    }

    @Test
    void arraysOfGenericTypesIncluded() {
      assertThat(input(new DeepGeneric())).isEqualTo(new TypeToken<List<Order>[]>() {}.type());
      assertThat(new TypeToken<List<Order>[]>() {}.type()).isEqualTo(input(new DeepGeneric()));
      assertThat(input(new DeepGeneric()).getTypeName()).endsWith("Order>[]");
      assertThat(output(new DeepGeneric()).getTypeName())
          .isEqualTo(
              "java.util.List<java.util.Map<java.lang.String, java.util.List<"
                  + Order.class.getName()
                  + ">>>");
    }

    @Test
    void throughInterfaces() {
      assertThat(FunctionTypes.of(new ByInterface()))
          .isEqualTo(new FunctionTypes(Integer.class, Integer[][].class));
    }

    @Test
    void wildcardsAsTheirBound() {
      assertThat(input(new Wild())).isEqualTo(new TypeToken<List<Order>>() {}.type());
      assertThat(output(new Wild())).isEqualTo(new TypeToken<Map<Object, Order>>() {}.type());
    }

    @Test
    void arrays() {
      assertThat(input(new Arrays())).isEqualTo(byte[].class);
      assertThat(output(new Arrays())).isEqualTo(new TypeToken<List<String>[]>() {}.type());
    }

    @Test
    void fromAnAnonymousClassWithItsTypesWrittenOut() {
      assertThat(FunctionTypes.of(new Open<List<Order>>() {}))
          .isEqualTo(new FunctionTypes(new TypeToken<List<Order>>() {}.type(), String.class));
    }

    @Test
    void fromTokens() {
      Function<?, ?> typed =
          TypedFunction.of(
              new TypeToken<List<? extends Order>>() {},
              TypeToken.of(Integer.class),
              (list, context) -> list.size());
      assertThat(FunctionTypes.of(typed))
          .isEqualTo(new FunctionTypes(new TypeToken<List<Order>>() {}.type(), Integer.class));
    }

    @Test
    void fromTheEndsOfAComposition() {
      Function<Order, String> all =
          new Direct().andThen(new Open<String>() {}).andThen(new Base<String, String>() {});
      assertThat(FunctionTypes.of(all)).isEqualTo(new FunctionTypes(Order.class, String.class));
    }

    @Test
    void equalToTheJdksOwnInBothDirections() {
      Type ours = output(new Deepest());
      Type theirs = new TypeToken<List<Map<String, Order>>>() {}.type();
      assertThat(theirs).isEqualTo(ours).hasSameHashCodeAs(ours);
    }
  }

  @Nested
  class Refused {

    @Test
    void aLambda() {
      Function<String, String> lambda = (text, context) -> text;
      refused(lambda, "lambda", "TypedFunction.of(");
    }

    @Test
    void aMethodReference() {
      Function<String, String> reference = FunctionTypesTest::echo;
      refused(reference, "method reference", "TypedFunction.of(");
    }

    @Test
    void aLambdaAtAnEndOfAComposition() {
      refused(new Direct().andThen((text, context) -> text), "lambda");
    }

    @Test
    void aRawClass() {
      refused(new Raw(), Raw.class.getName(), "implements Function<Input, Output>");
      refused(new RawBase(), RawBase.class.getName());
    }

    @Test
    void anOpenParameter() {
      refused(new Open<String>(), Open.class.getName(), " T ");
    }

    @Test
    void anOpenParameterInAToken() {
      refused(withOpenToken(), "List<T>", "new TypeToken<");
    }
  }

  private static String echo(String text, Context context) {
    return text;
  }
}
