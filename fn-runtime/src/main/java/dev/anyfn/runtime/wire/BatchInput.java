package dev.anyfn.runtime.wire;

import dev.anyfn.Batch;
import dev.anyfn.runtime.json.JsonArrays;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@code Batch<T>}: a JSON array, unless the batch is made of records or events.
 *
 * @param element decodes one record
 */
public record BatchInput(Input element) implements Input {

  @Override
  public Batch<?> http(Payload body, Map<String, List<String>> query) {
    return array(body);
  }

  @Override
  public Batch<?> direct(Payload json) {
    return array(json);
  }

  @Override
  public Batch<?> event(Payload data, Supplier<CloudEvent> event) {
    return Batch.of(List.of(Batch.Item.of("0", 1, decoding(data, event))), false);
  }

  /**
   * Makes a batch of events.
   *
   * @param events the events, in order of delivery
   * @return decodes each event when it is asked for
   */
  public Batch<?> events(List<CloudEvent> events) {
    List<Batch.Item<Object>> items = new ArrayList<>(events.size());
    for (CloudEvent event : events) {
      // Not lambdas: the first one costs more than all else on the way to a first answer.
      Supplier<Object> decoding =
          new Supplier<>() {
            @Override
            public Object get() {
              return JsonInput.present(element.event(event));
            }
          };
      items.add(Batch.Item.of(event.getId(), 1, decoding));
    }
    return Batch.of(items, false);
  }

  /**
   * Makes a batch of records.
   *
   * @param records the records, in order of delivery
   * @param ordered whether no record may be handled after one before it has failed
   * @return decodes each record when it is asked for
   */
  public Batch<?> records(List<EventRecord> records, boolean ordered) {
    List<Batch.Item<Object>> items = new ArrayList<>(records.size());
    for (EventRecord record : records) {
      items.add(
          Batch.Item.of(
              record.id(),
              record.attempt(),
              record.message(),
              decoding(record.data(), record.event())));
    }
    return Batch.of(items, ordered);
  }

  private Supplier<Object> decoding(Payload data, Supplier<CloudEvent> event) {
    return new Supplier<>() {
      @Override
      public Object get() {
        return JsonInput.present(element.event(data, event));
      }
    };
  }

  private Batch<?> array(Payload json) {
    String text = JsonInput.text(json);
    List<String> elements =
        JsonArrays.split(text == null ? json.bytes() : text.getBytes(StandardCharsets.UTF_8));
    List<Batch.Item<Object>> items = new ArrayList<>(elements.size());
    for (String source : elements) {
      items.add(
          Batch.Item.of(
              Integer.toString(items.size()),
              1,
              new Supplier<>() {
                @Override
                public Object get() {
                  return JsonInput.present(element.direct(Payload.of(source, null)));
                }
              }));
    }
    return Batch.of(items, false);
  }
}
