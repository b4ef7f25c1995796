package dev.anyfn;

import java.lang.reflect.Type;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A function that says its types itself, for those whose class does not: lambdas, method
 * references, generic factories.
 *
 * <pre>{@code
 * Function<List<Order>, Total> sum =
 *     TypedFunction.of(new TypeToken<List<Order>>() {}, TypeToken.of(Total.class), Orders::sum);
 * }</pre>
 *
 * @param <In> what the function takes
 * @param <Out> what the function gives
 */
public interface TypedFunction<In extends @Nullable Object, Out extends @Nullable Object>
    extends Function<In, Out> {

  /**
   * The type of the input.
   *
   * @return what {@code In} is, with its arguments
   */
  Type inputType();

  /**
   * The type of the output.
   *
   * @return what {@code Out} is, with its arguments
   */
  Type outputType();

  /**
   * The function whose class carries the annotations, such as {@link Concurrency}.
   *
   * @return what was wrapped by {@link #of}; this function itself where nothing was
   */
  default Function<?, ?> unwrapped() {
    return this;
  }

  /**
   * A function with its types beside it.
   *
   * @param input what it takes
   * @param output what it gives
   * @param function what it does
   * @param <In> what it takes
   * @param <Out> what it gives
   * @return the function, typed
   */
  static <In, Out> TypedFunction<In, Out> of(
      TypeToken<In> input,
      TypeToken<Out> output,
      Function<? super In, ? extends @Nullable Out> function) {
    Objects.requireNonNull(function, "function");
    return new WithTypes<>(input.type(), output.type(), function);
  }

  /**
   * A function between types without arguments, with its types beside it.
   *
   * @param input what it takes
   * @param output what it gives
   * @param function what it does
   * @param <In> what it takes
   * @param <Out> what it gives
   * @return the function, typed
   */
  static <In, Out> TypedFunction<In, Out> of(
      Class<In> input, Class<Out> output, Function<? super In, ? extends @Nullable Out> function) {
    return of(TypeToken.of(input), TypeToken.of(output), function);
  }
}
