package dev.anyfn.runtime.json;

import dev.anyfn.Context;
import dev.anyfn.Function;
import dev.anyfn.runtime.DirectTrigger;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Log;
import dev.anyfn.runtime.Origin;
import dev.anyfn.runtime.Settings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program of its own, so that every class it loads can be counted. */
public final class PlainFunctionProgram {

  record Request(String name, int count) {}

  record Reply(String greeting, List<Integer> items) {}

  static final class Greeter implements Function<Request, Reply> {
    @Override
    public Reply apply(Request request, Context context) {
      List<Integer> items = new ArrayList<>();
      for (int i = 0; i < request.count(); i++) {
        items.add(i);
      }
      return new Reply("Hello " + request.name(), items);
    }
  }

  private PlainFunctionProgram() {}

  public static void main(String[] documents) throws Exception {
    Instance instance =
        Instance.of(
            Map.of("greeter", new Greeter()),
            Settings.of(Map.of()),
            PlainFunctionProgram.class.getClassLoader(),
            new Log(System.err));
    for (String document : documents) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try {
        new DirectTrigger(instance)
            .handle(document.getBytes(StandardCharsets.UTF_8), out, Origin.unknown());
      } catch (dev.anyfn.FunctionException e) {
        out.writeBytes(e.getMessage().getBytes(StandardCharsets.UTF_8));
      }
      System.out.println("answer " + out.toString(StandardCharsets.UTF_8));
    }
  }
}
