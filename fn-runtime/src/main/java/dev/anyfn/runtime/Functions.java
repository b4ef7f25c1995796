package dev.anyfn.runtime;

import dev.anyfn.ErrorCode;
import dev.anyfn.Function;
import dev.anyfn.FunctionException;
import dev.anyfn.SnapshotAware;
import dev.anyfn.runtime.wire.Bindings;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bound functions of an instance, by name, in the order in which they were found. */
final class Functions implements Iterable<BoundFunction> {

  private final Map<String, BoundFunction> byName = new LinkedHashMap<>();

  private Functions() {}

  static Functions bind(
      Map<String, ? extends Function<?, ?>> functions,
      Settings settings,
      ClassLoader loader,
      Log log) {
    Bindings bindings = new Bindings(new LazyCodec(loader, settings, log));
    Functions bound = new Functions();
    for (Map.Entry<String, ? extends Function<?, ?>> function : functions.entrySet()) {
      String name = function.getKey();
      bound.byName.put(name, new BoundFunction(name, function.getValue(), bindings));
    }
    return bound;
  }

  /** Returns the only function. */
  BoundFunction only() {
    if (byName.size() > 1) {
      throw new IllegalStateException(
          "This trigger has no path to choose one of "
              + byName.keySet()
              + " by: set FN_TARGET to one of them");
    }
    return byName.values().iterator().next();
  }

  /** Returns the only function, or the one whose name is the first segment of the path. */
  BoundFunction route(String path) {
    if (byName.size() == 1) {
      return only();
    }
    int end = path.indexOf('/', 1);
    BoundFunction function =
        path.isEmpty() ? null : byName.get(path.substring(1, end < 0 ? path.length() : end));
    if (function == null) {
      throw new FunctionException(
          ErrorCode.NOT_FOUND, "There is no function at this path; call /<name of the function>");
    }
    return function;
  }

  List<String> names() {
    return List.copyOf(byName.keySet());
  }

  List<Function<?, ?>> objects() {
    List<Function<?, ?>> objects = new ArrayList<>();
    for (BoundFunction function : this) {
      objects.add(function.function());
    }
    return objects;
  }

  List<SnapshotAware> snapshotAware() {
    List<SnapshotAware> aware = new ArrayList<>();
    for (BoundFunction function : this) {
      SnapshotAware snapshotAware = function.snapshotAware();
      if (snapshotAware != null) {
        aware.add(snapshotAware);
      }
    }
    return aware;
  }

  @Override
  public Iterator<BoundFunction> iterator() {
    return byName.values().iterator();
  }
}
