package dev.anyfn.runtime.json;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The built-in codec: records, collections and scalars on Jackson's streaming core, anything else
 * by its data binding, which is loaded only then. Both mean the same by the same document: unknown
 * members are skipped, dates are ISO 8601, nothing is typed by the input. Safe for use by many
 * threads.
 */
public final class StreamingCodec implements JsonCodec {

  /** Small enough to cost nothing; what reads it is loaded by then. */
  private static final byte[] PRIMER =
      "{\"a\":\"b\",\"c\":[1,true,null]}".getBytes(StandardCharsets.US_ASCII);

  private final JsonLimits limits;
  private final DataBindings dataBindings;
  private final Shapes shapes;
  private volatile boolean primed;
  private final Map<Type, JsonBinding> bound = new ConcurrentHashMap<>();

  /**
   * A codec.
   *
   * @param limits how large and how deep documents may be
   */
  public StreamingCodec(JsonLimits limits) {
    this.limits = limits;
    dataBindings = new DataBindings(limits);
    shapes = new Shapes(dataBindings);
  }

  @Override
  public JsonBinding bind(Type type) {
    JsonBinding known = bound.get(type);
    if (known == null) {
      known = decide(type);
      bound.put(type, known);
    }
    return known;
  }

  private JsonBinding decide(Type type) {
    Shape shape;
    try {
      shape = shapes.of(type);
    } catch (NotPlain e) {
      return dataBindings.get().bind(type);
    }
    if (!primed) {
      primed = true;
      prime();
    }
    return new StreamingBinding(type, shape, limits, dataBindings);
  }

  /**
   * Reads one small document, so that the classes of the parser are loaded while the function is
   * built: a checkpoint or an archive then holds them, and the first call does not pay. Nothing of
   * the user's is called.
   */
  private void prime() {
    PlainParser parser = new PlainParser(PRIMER, limits);
    while (parser.nextToken() != null) {
      parser.getText();
    }
  }

  /**
   * Explains which of the two ways a type takes, and why. For people; the words may change.
   *
   * @param type as for {@link #bind}
   * @return one sentence
   * @throws UnsupportedTypeException if the type cannot be bound at all
   */
  public String explain(Type type) {
    try {
      shapes.of(type);
    } catch (NotPlain e) {
      return type.getTypeName() + ": data binding, because " + e.getMessage();
    }
    return type.getTypeName() + ": streaming core";
  }
}
