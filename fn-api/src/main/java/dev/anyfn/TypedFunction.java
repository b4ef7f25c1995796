package dev.anyfn;

import java.lang.reflect.Type;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A function that provides its types as values, because its class does not declare them: a lambda,
 * a method reference, the product of a generic factory.
 *
 * <pre>{@code
 * Function<List<Order>, Total> sum =
 *     TypedFunction.of(new TypeToken<List<Order>>() {}, TypeToken.of(Total.class), Orders::sum);
 * }</pre>
 *
 * @param <In> the input
 * @param <Out> the output
 */
public interface TypedFunction<In extends @Nullable Object, Out extends @Nullable Object>
    extends Function<In, Out> {

  /** {@return the type of the input, with its arguments} */
  Type inputType();

  /** {@return the type of the output, with its arguments} */
  Type outputType();

  /**
   * {@return the function whose class carries the annotations, such as {@link Concurrency}: the
   * argument of {@link #of}, or else this function}
   */
  default Function<?, ?> unwrapped() {
    return this;
  }

  /**
   * Adds types to a function.
   *
   * @param input the type of the input
   * @param output the type of the output
   * @param function the function
   * @param <In> the input
   * @param <Out> the output
   * @return the function with its types
   */
  static <In, Out> TypedFunction<In, Out> of(
      TypeToken<In> input,
      TypeToken<Out> output,
      Function<? super In, ? extends @Nullable Out> function) {
    Objects.requireNonNull(function, "function");
    return new WithTypes<>(input.type(), output.type(), function);
  }

  /**
   * Adds types without arguments to a function.
   *
   * @param input the type of the input
   * @param output the type of the output
   * @param function the function
   * @param <In> the input
   * @param <Out> the output
   * @return the function with its types
   */
  static <In, Out> TypedFunction<In, Out> of(
      Class<In> input, Class<Out> output, Function<? super In, ? extends @Nullable Out> function) {
    return of(TypeToken.of(input), TypeToken.of(output), function);
  }
}
