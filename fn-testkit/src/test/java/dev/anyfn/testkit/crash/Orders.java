package dev.anyfn.testkit.crash;

import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.Response;
import dev.anyfn.state.Idempotent;
import dev.anyfn.state.Key;
import dev.anyfn.state.Table;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Functions that survive crashes, and such as do not. */
public final class Orders {

  private Orders() {}

  /** Counts what it is asked for by its path. */
  static final class Outside implements Dependency {
    private final List<String> done = new ArrayList<>();

    @Override
    public Response<?> answer(DependencyCall call) {
      done.add(call.path());
      return Response.ok("ok");
    }

    long times(String path) {
      return done.stream().filter(path::equals).count();
    }
  }

  static void post(Environment environment, String path) throws IOException {
    URI uri = URI.create(environment.require("OUTSIDE_URL") + path);
    HttpURLConnection request = (HttpURLConnection) uri.toURL().openConnection();
    request.setRequestMethod("POST");
    if (request.getResponseCode() != 200) {
      throw new IOException("It answers " + request.getResponseCode());
    }
  }

  /** Counts orders: read, modify, write, without a condition or a memory of what it has seen. */
  public static final class Counting implements Function<String, String> {
    private final Table table;

    public Counting(Environment environment) {
      table = environment.table("orders");
    }

    @Override
    public String apply(String order, Context context) {
      Key total = Key.of("total");
      int before = table.get(total, Integer.class).map(d -> d.value()).orElse(0);
      table.put(total, before + 1);
      return order;
    }
  }

  /** The same, once for each order, in the same write as the memory of it. */
  public static final class CountingOnce implements Function<String, String> {
    private final Table table;
    private final Idempotent<String, String> once;

    public CountingOnce(Environment environment) {
      table = environment.table("orders");
      once =
          Idempotent.<String, String>over(table)
              .key(order -> order)
              .result(String.class)
              .wrap(
                  (order, context, attempt) -> {
                    Key total = Key.of("total");
                    int before = table.get(total, Integer.class).map(d -> d.value()).orElse(0);
                    attempt.write(dev.anyfn.state.Write.put(total, before + 1));
                    return order;
                  });
    }

    @Override
    public String apply(String order, Context context) throws Exception {
      return once.apply(order, context);
    }
  }

  /** Charges, and only then looks whether it has charged before. */
  public static final class EffectBeforeCheck implements Function<String, String> {
    private final Environment environment;
    private final Table table;

    public EffectBeforeCheck(Environment environment) {
      this.environment = environment;
      this.table = environment.table("orders");
    }

    @Override
    public String apply(String order, Context context) throws Exception {
      post(environment, "/charge");
      if (table.get(Key.of(order), String.class).isEmpty()) {
        table.put(Key.of(order), "charged");
      }
      return order;
    }
  }

  /** Takes a row for a sign that it has published, too. */
  public static final class PutThenPublish implements Function<String, String> {
    private final Environment environment;
    private final Table table;

    public PutThenPublish(Environment environment) {
      this.environment = environment;
      this.table = environment.table("orders");
    }

    @Override
    public String apply(String order, Context context) throws Exception {
      if (table.get(Key.of(order), String.class).isEmpty()) {
        table.put(Key.of(order), "placed");
        post(environment, "/publish");
      }
      return order;
    }
  }

  /** Publishes what the row says is still to be published, and then says that it is. */
  public static final class PublishFromRow implements Function<String, String> {
    private final Environment environment;
    private final Table table;

    public PublishFromRow(Environment environment) {
      this.environment = environment;
      this.table = environment.table("orders");
    }

    @Override
    public String apply(String order, Context context) throws Exception {
      Key key = Key.of(order);
      String state = table.get(key, String.class).map(d -> d.value()).orElse("");
      if (state.isEmpty()) {
        table.put(key, "to be published");
      }
      if (!state.equals("published")) {
        post(environment, "/publish");
        table.put(key, "published");
      }
      return order;
    }
  }
}
