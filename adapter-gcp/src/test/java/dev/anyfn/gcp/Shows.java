package dev.anyfn.gcp;

import dev.anyfn.Batch;
import dev.anyfn.Context;
import dev.anyfn.Function;
import dev.anyfn.checks.fixtures.Failing;
import dev.anyfn.checks.fixtures.Order;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Functions that write what they got, for triggers whose answer nobody sees. */
public final class Shows {

  private Shows() {}

  /** One line for each event: its id, and what the function got. */
  private static void show(Context context, Object got) {
    String id = context.event().map(event -> event.getId()).orElse("none");
    System.err.println("<" + id + "> " + got);
  }

  public static final class ShowText implements Function<String, Void> {
    @Override
    public Void apply(String input, Context context) {
      show(context, input);
      return null;
    }
  }

  public static final class ShowBytes implements Function<byte[], String> {
    @Override
    public String apply(byte[] input, Context context) {
      show(context, HexFormat.of().formatHex(input));
      return "an output that nobody reads";
    }
  }

  public static final class ShowStream implements Function<InputStream, Void> {
    @Override
    public Void apply(InputStream input, Context context) throws IOException {
      show(context, HexFormat.of().formatHex(input.readAllBytes()));
      return null;
    }
  }

  public static final class ShowRecord implements Function<Order, Order> {
    @Override
    public Order apply(Order input, Context context) {
      if (input.quantity() < 0) {
        throw new IllegalStateException(Failing.SECRET);
      }
      show(context, input);
      return input;
    }
  }

  public static final class ShowList implements Function<List<Order>, Void> {
    @Override
    public Void apply(List<Order> input, Context context) {
      show(context, input.stream().map(Order::id).collect(Collectors.joining(",")));
      return null;
    }
  }

  public static final class ShowEvent implements Function<CloudEvent, CloudEvent> {
    @Override
    public CloudEvent apply(CloudEvent input, Context context) {
      show(
          context,
          String.join(
              "|",
              input.getSource().toString(),
              input.getType(),
              input.getSubject(),
              input.getDataContentType(),
              input.getData() == null ? null : new String(input.getData().toBytes())));
      return input;
    }
  }

  public static final class ShowNothing implements Function<Void, Void> {
    @Override
    public Void apply(Void input, Context context) {
      show(context, input);
      return null;
    }
  }

  public static final class ShowBatch implements Function<Batch<Order>, Batch.Outcome> {
    @Override
    public Batch.Outcome apply(Batch<Order> input, Context context) {
      for (Batch.Item<Order> item : input) {
        System.err.println("<" + item.id() + "> " + item.value());
      }
      return Batch.Outcome.success();
    }
  }
}
