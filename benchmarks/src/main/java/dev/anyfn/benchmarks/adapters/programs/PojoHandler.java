package dev.anyfn.benchmarks.adapters.programs;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** On Lambda by hand: AWS's own mapping, which needs beans, because it cannot read records. */
public final class PojoHandler implements RequestHandler<PojoHandler.Request, PojoHandler.Reply> {

  /** For the runtime. */
  public PojoHandler() {}

  @Override
  public Reply handleRequest(Request request, Context context) {
    String name = request.getName();
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("name must not be blank");
    }
    if (request.getCount() < 0 || request.getCount() > 1000) {
      throw new IllegalArgumentException("count must be 0 to 1000");
    }
    return new Reply("Hello " + name, IntStream.range(0, request.getCount()).boxed().toList());
  }

  /** The event. */
  public static final class Request {

    private @Nullable String name;
    private int count;

    /** For the mapper. */
    public Request() {}

    /**
     * Whom to greet.
     *
     * @return null if the event does not say
     */
    public @Nullable String getName() {
      return name;
    }

    /**
     * Whom to greet.
     *
     * @param name as in the event
     */
    public void setName(String name) {
      this.name = name;
    }

    /**
     * How many items.
     *
     * @return 0 if the event does not say
     */
    public int getCount() {
      return count;
    }

    /**
     * How many items.
     *
     * @param count as in the event
     */
    public void setCount(int count) {
      this.count = count;
    }
  }

  /** The answer. */
  public static final class Reply {

    private final String greeting;
    private final List<Integer> items;

    Reply(String greeting, List<Integer> items) {
      this.greeting = greeting;
      this.items = items;
    }

    /**
     * The greeting.
     *
     * @return with the name
     */
    public String getGreeting() {
      return greeting;
    }

    /**
     * The items.
     *
     * @return from 0 on
     */
    public List<Integer> getItems() {
      return items;
    }
  }
}
