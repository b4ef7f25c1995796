package dev.anyfn.runtime;

import dev.anyfn.runtime.json.JsonBinding;
import dev.anyfn.runtime.json.JsonCodec;
import dev.anyfn.runtime.json.JsonLimits;
import dev.anyfn.runtime.json.StreamingCodec;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The JSON codec of an instance: the user's where the jar names one, else the built-in one. Loaded
 * when the first type needs it.
 */
final class LazyCodec implements JsonCodec {

  /** Reading and writing recurse; a deeper document could overflow a small stack. */
  private static final int MAX_DEPTH = 2_000;

  private final ClassLoader loader;
  private final Settings settings;
  private final @Nullable Log log;
  private @Nullable JsonCodec codec;

  /** The log takes the way in which each type is bound, where the settings ask for it. */
  LazyCodec(ClassLoader loader, Settings settings, @Nullable Log log) {
    this.loader = loader;
    this.settings = settings;
    this.log = log;
  }

  @Override
  public synchronized JsonBinding bind(Type type) {
    if (codec == null) {
      codec = load();
    }
    if (log != null && settings.debug() && codec instanceof StreamingCodec streaming) {
      log.debug("JSON of " + streaming.explain(type));
    }
    return codec.bind(type);
  }

  private JsonCodec load() {
    // Asking for the file first is cheaper than starting a ServiceLoader for nothing.
    if (loader.getResource("META-INF/services/" + JsonCodec.class.getName()) == null) {
      return builtIn();
    }
    try {
      Iterator<JsonCodec> found = ServiceLoader.load(JsonCodec.class, loader).iterator();
      if (!found.hasNext()) {
        return builtIn(); // a file of comments
      }
      JsonCodec installed = found.next();
      if (found.hasNext()) {
        throw new InitializationException(
            "Found more than one JsonCodec in META-INF/services: leave one in the jar.");
      }
      return installed;
    } catch (ServiceConfigurationError e) {
      throw new InitializationException("The JsonCodec cannot be built: " + e.getMessage(), e);
    }
  }

  private JsonCodec builtIn() {
    return new StreamingCodec(limits(settings.environment()));
  }

  static JsonLimits limits(Map<String, String> environment) {
    JsonLimits unset = JsonLimits.DEFAULT;
    return new JsonLimits(
        limit(environment, "FN_JSON_MAX_DEPTH", unset.depth(), MAX_DEPTH),
        limit(environment, "FN_JSON_MAX_STRING", unset.string(), Integer.MAX_VALUE),
        limit(environment, "FN_JSON_MAX_NUMBER", unset.number(), Integer.MAX_VALUE));
  }

  private static int limit(Map<String, String> environment, String name, int unset, int max) {
    long value = Settings.number(environment, name, unset);
    if (value < 1 || value > max) {
      throw new InitializationException(name + " must be 1 to " + max + "; it is " + value + ".");
    }
    return (int) value;
  }
}
