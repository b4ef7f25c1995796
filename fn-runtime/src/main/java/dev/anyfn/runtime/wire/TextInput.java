package dev.anyfn.runtime.wire;

import dev.anyfn.runtime.text.JsonText;
import io.cloudevents.CloudEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code String}. */
record TextInput() implements Input {

  @Override
  public String http(Payload body, Map<String, List<String>> query) {
    return body.text();
  }

  @Override
  public String direct(Payload json) {
    return JsonText.first(json.bytes()) == '"' ? JsonText.unquote(json.bytes()) : json.text();
  }

  @Override
  public String event(Payload data, Supplier<CloudEvent> event) {
    return data.text();
  }
}
