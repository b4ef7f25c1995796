package dev.anyfn.runtime.event;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Collects the attributes among headers. A class and no lambda: it stands on the hot path. */
final class HeaderAttributes implements BiConsumer<String, String> {

  static final String PREFIX = "ce-";

  final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  @Override
  public void accept(String header, String value) {
    if (!header.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
      return;
    }
    String name = header.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
    AttributeRules.requireName(name);
    if (name.equals("datacontenttype")) {
      throw Malformed.attribute(name, "sent as Content-Type in binary mode, not as a ce- header");
    }
    if (values.put(name, HeaderText.decode(name, value)) != null) {
      throw Malformed.attribute(name, "sent in one header, once");
    }
  }
}
