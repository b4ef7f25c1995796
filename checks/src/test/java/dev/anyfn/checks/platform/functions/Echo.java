package dev.anyfn.checks.platform.functions;

import dev.anyfn.Context;
import dev.anyfn.Function;
import io.cloudevents.CloudEvent;
import java.io.InputStream;
import java.util.List;

/** One function for each row of the wire table that has both directions: it gives what it takes. */
public final class Echo {

  private Echo() {}

  public static final class EchoText implements Function<String, String> {
    @Override
    public String apply(String input, Context context) {
      return input;
    }
  }

  public static final class EchoBytes implements Function<byte[], byte[]> {
    @Override
    public byte[] apply(byte[] input, Context context) {
      return input;
    }
  }

  public static final class EchoStream implements Function<InputStream, InputStream> {
    @Override
    public InputStream apply(InputStream input, Context context) {
      return input;
    }
  }

  public static final class EchoRecord implements Function<Order, Order> {
    @Override
    public Order apply(Order input, Context context) {
      return input;
    }
  }

  /** Touches a member of each element, which would fail if they were maps. */
  public static final class EchoList implements Function<List<Order>, List<Order>> {
    @Override
    public List<Order> apply(List<Order> input, Context context) {
      return input.stream().map(o -> new Order(o.id(), o.quantity(), o.tags())).toList();
    }
  }

  public static final class EchoEvent implements Function<CloudEvent, CloudEvent> {
    @Override
    public CloudEvent apply(CloudEvent input, Context context) {
      return input;
    }
  }

  /** Bound by data binding, since it is not a record. */
  public static final class Bean {
    public String id = "";
  }

  public static final class EchoBean implements Function<Bean, Bean> {
    @Override
    public Bean apply(Bean input, Context context) {
      return input;
    }
  }
}
