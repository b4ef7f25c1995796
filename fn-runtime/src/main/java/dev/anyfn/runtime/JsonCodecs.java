package dev.anyfn.runtime;

import dev.anyfn.runtime.json.JsonLimits;
import dev.anyfn.runtime.json.StreamingCodec;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Chooses the JSON codec: the user's where there is one, else the built-in one. */
final class JsonCodecs {

  private JsonCodecs() {}

  static JsonCodec load(ClassLoader loader, Settings settings) {
    // Asking for the file first is cheaper than starting a ServiceLoader for nothing.
    if (loader.getResource("META-INF/services/" + JsonCodec.class.getName()) == null) {
      return builtIn(settings);
    }
    try {
      Iterator<JsonCodec> found = ServiceLoader.load(JsonCodec.class, loader).iterator();
      if (!found.hasNext()) {
        return builtIn(settings); // a file of comments
      }
      JsonCodec codec = found.next();
      if (found.hasNext()) {
        throw new InitializationException(
            "Found more than one JsonCodec in META-INF/services: leave one in the jar.");
      }
      return codec;
    } catch (ServiceConfigurationError e) {
      throw new InitializationException("The JsonCodec cannot be built: " + e.getMessage(), e);
    }
  }

  private static JsonCodec builtIn(Settings settings) {
    return new StreamingCodec(JsonLimits.of(settings.environment()));
  }
}
