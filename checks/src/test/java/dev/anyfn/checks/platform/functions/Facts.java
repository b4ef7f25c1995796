package dev.anyfn.checks.platform.functions;

import dev.anyfn.Context;
import dev.anyfn.Function;
import dev.anyfn.HttpRequest;
import dev.anyfn.TraceContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells all that its context tells. */
public final class Facts implements Function<Void, Facts.Told> {

  public record Told(
      String invocationId,
      String functionName,
      int attempt,
      boolean coldStart,
      String instanceId,
      Long remainingMillis,
      String traceId,
      String traceparent,
      String method,
      String path,
      Map<String, List<String>> query,
      String many,
      String cookie,
      Set<String> platform) {}

  @Override
  public Told apply(Void input, Context context) {
    HttpRequest http = context.http().orElse(null);
    return new Told(
        context.invocationId(),
        context.functionName(),
        context.attempt(),
        context.coldStart(),
        context.instanceId(),
        context.remaining().map(Duration::toMillis).orElse(null),
        context.trace().map(TraceContext::traceId).orElse(null),
        context.trace().map(TraceContext::traceparent).orElse(null),
        http == null ? null : http.method(),
        http == null ? null : http.path(),
        http == null ? null : http.query(),
        http == null ? null : String.join(", ", http.headers().all("x-many")),
        http == null ? null : http.headers().first("Cookie").orElse(null),
        context.unwrap(Object.class).map(o -> types(o.getClass(), new TreeSet<>())).orElse(null));
  }

  /** All that the platform's own context can be unwrapped to. */
  private static Set<String> types(Class<?> type, Set<String> names) {
    if (type != null) {
      names.add(type.getName());
      types(type.getSuperclass(), names);
      for (Class<?> implemented : type.getInterfaces()) {
        types(implemented, names);
      }
    }
    return names;
  }
}
