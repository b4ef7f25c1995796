package dev.anyfn.checks.platform.functions;

import dev.anyfn.Context;
import dev.anyfn.ErrorCode;
import dev.anyfn.Function;
import dev.anyfn.FunctionException;
import dev.anyfn.Response;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;

/** Functions that fail, each in a way of its own. */
public final class Failing {

  /** Stands in the message of whatever is unexpected, and must not leave over HTTP. */
  public static final String SECRET = "secret-password-4711";

  private Failing() {}

  /** Throws what its input names. */
  public static final class Fail implements Function<String, String> {
    @Override
    public String apply(String input, Context context) throws Exception {
      switch (input) {
        case "exception" -> throw new IllegalStateException(SECRET);
        case "checked" -> throw new IOException(SECRET, new RuntimeException("cause"));
        case "error" -> throw new AssertionError(SECRET);
        case "linkage" -> throw new NoClassDefFoundError(SECRET);
        case "stack" -> throw new StackOverflowError(SECRET + forever(1));
        case "memory" -> throw new OutOfMemoryError(SECRET);
        case "interrupted" -> throw new InterruptedException(SECRET);
        case "retry" ->
            throw new FunctionException(ErrorCode.RATE_LIMITED, "Detail of RATE_LIMITED")
                .retryAfter(Duration.ofSeconds(7));
        case "ok" -> {
          return "ok";
        }
        default ->
            throw new FunctionException(
                ErrorCode.valueOf(input), "Detail of " + input, new IllegalStateException(SECRET));
      }
    }

    private static int forever(int depth) {
      return depth == 0 ? 0 : 1 + forever(depth + 1);
    }
  }

  /** Fails for an order of a negative quantity; the id of the order says how. */
  public static final class FailRecord implements Function<Order, String> {
    @Override
    public String apply(Order input, Context context) {
      System.err.println("seen " + input.id() + " attempt " + context.attempt());
      if (input.quantity() < 0) {
        if (input.id().startsWith("error")) {
          throw new AssertionError(SECRET);
        }
        throw new IllegalStateException(SECRET);
      }
      return input.id();
    }
  }

  /** Answers an event with a failure. */
  public static final class RefuseEvent implements Function<CloudEvent, Response<String>> {
    @Override
    public Response<String> apply(CloudEvent input, Context context) {
      System.err.println("seen " + input.getId() + " of " + input.getSource());
      return "bad".equals(input.getSubject()) || input.getId().startsWith("bad")
          ? Response.of(503, "not now")
          : Response.of(200, "done");
    }
  }

  public static final class BodyWith204 implements Function<Void, Response<String>> {
    @Override
    public Response<String> apply(Void input, Context context) {
      return Response.of(204, "not allowed");
    }
  }

  /** Fails at the element that its input counts to. */
  public static final class FailingStream implements Function<Integer, Stream<Integer>> {
    @Override
    public Stream<Integer> apply(Integer input, Context context) {
      return Stream.of(1, 2, 3, 4)
          .map(
              n -> {
                if (n.equals(input)) {
                  throw new IllegalStateException(SECRET);
                }
                return n;
              });
    }
  }

  /** Bytes that are no JSON. */
  public static final class NotJson implements Function<String, byte[]> {
    @Override
    public byte[] apply(String input, Context context) {
      return new byte[] {0, 1};
    }
  }
}
