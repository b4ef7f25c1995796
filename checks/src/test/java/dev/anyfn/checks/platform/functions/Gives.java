package dev.anyfn.checks.platform.functions;

import dev.anyfn.Batch;
import dev.anyfn.Context;
import dev.anyfn.Function;
import dev.anyfn.Response;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Functions of the rows of the wire table that have an output only, or an input only. */
public final class Gives {

  private Gives() {}

  public static final class Nothing implements Function<Order, Void> {
    @Override
    public Void apply(Order input, Context context) {
      return null;
    }
  }

  public static final class NullText implements Function<String, String> {
    @Override
    public String apply(String input, Context context) {
      return null;
    }
  }

  public static final class TakesNothing implements Function<Void, String> {
    @Override
    public String apply(Void input, Context context) {
      return "called with " + input;
    }
  }

  public static final class Answer implements Function<String, Response<String>> {
    @Override
    public Response<String> apply(String input, Context context) {
      return Response.of(201, "<p>" + input + "</p>")
          .header("Content-Type", "text/html; charset=utf-8")
          .header("X-Many", "one")
          .header("X-Many", "two, three")
          .header("Set-Cookie", "a=1; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT")
          .header("Set-Cookie", "b=2")
          .header("Set-Cookie", "c=\"three, four\"");
    }
  }

  public static final class RecordAnswer implements Function<Order, Response<Order>> {
    @Override
    public Response<Order> apply(Order input, Context context) {
      return Response.of(202, input)
          .header("Location", "/orders/" + URLEncoder.encode(input.id(), StandardCharsets.UTF_8));
    }
  }

  public static final class EmptyAnswer implements Function<String, Response<String>> {
    @Override
    public Response<String> apply(String input, Context context) {
      return Response.<String>status(Integer.parseInt(input)).header("X-Empty", "yes");
    }
  }

  /** Text types for bytes that are none. */
  public static final class WrongType implements Function<String, Response<byte[]>> {
    @Override
    public Response<byte[]> apply(String input, Context context) {
      byte[] bytes = {0, (byte) 0xff, (byte) 0x80, '\n'};
      return Response.ok(bytes).header("Content-Type", input);
    }
  }

  public record Tick(int n) {}

  public static final class Ticks implements Function<Integer, Stream<Tick>> {
    @Override
    public Stream<Tick> apply(Integer input, Context context) {
      return Stream.iterate(1, n -> n + 1).limit(input).map(Tick::new);
    }
  }

  public static final class Lines implements Function<Void, Stream<String>> {
    @Override
    public Stream<String> apply(Void input, Context context) {
      return Stream.of("Euro € 😀", "two\nlines");
    }
  }

  public static final class MakeEvent implements Function<String, CloudEvent> {
    @Override
    public CloudEvent apply(String input, Context context) {
      return CloudEventBuilder.v1()
          .withId("made-1")
          .withSource(URI.create("/made"))
          .withType("made")
          .withSubject(input)
          .withDataContentType("text/plain; charset=utf-8")
          .withData("data of € ".getBytes(StandardCharsets.UTF_8))
          .build();
    }
  }

  /** A batch whose records are all done when it returns. */
  public static final class BatchSum implements Function<Batch<Order>, Integer> {
    @Override
    public Integer apply(Batch<Order> input, Context context) {
      return input.items().stream().mapToInt(item -> item.value().quantity()).sum();
    }
  }

  /** A batch that keeps account of each record. */
  public static final class BatchTally implements Function<Batch<Order>, Batch.Outcome> {
    @Override
    public Batch.Outcome apply(Batch<Order> input, Context context) {
      return input.each(
          order -> {
            System.err.println("seen " + order.id());
            if (order.quantity() < 0) {
              throw new IllegalArgumentException("secret: " + order.id() + " is negative");
            }
          });
    }
  }
}
