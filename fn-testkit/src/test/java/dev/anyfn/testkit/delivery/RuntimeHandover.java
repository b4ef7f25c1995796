package dev.anyfn.testkit.delivery;

import dev.anyfn.Headers;
import dev.anyfn.runtime.DirectTrigger;
import dev.anyfn.runtime.Ending;
import dev.anyfn.runtime.HttpCall;
import dev.anyfn.runtime.HttpTrigger;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Origin;
import dev.anyfn.runtime.RecordTrigger;
import dev.anyfn.runtime.wire.EventRecord;
import dev.anyfn.runtime.wire.HttpSink;
import dev.anyfn.runtime.wire.Payload;
import dev.anyfn.testkit.event.HttpEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hands a delivery to the runtime, by the trigger of its kind of source. */
record RuntimeHandover(Delivery delivery, Origin origin) {

  static RuntimeHandover of(Delivery delivery, Instant deadline) {
    String id = "delivery-" + delivery.number();
    return new RuntimeHandover(delivery, new Origin(id, 1, deadline, null, null, null));
  }

  Receipt to(Instance instance, Reasons reasons) {
    return switch (delivery.kind()) {
      case QUEUE, FIFO_QUEUE, STREAM -> records(instance);
      case ASYNC -> direct(instance, reasons);
      case PUSH -> http(instance, reasons);
    };
  }

  private Receipt records(Instance instance) {
    List<EventRecord> records = Handover.records(delivery);
    List<Ending> endings = new RecordTrigger(instance).deliver(records, delivery.ordered(), origin);
    Map<String, String> failed = new LinkedHashMap<>();
    for (int i = 0; i < endings.size(); i++) {
      if (endings.get(i) instanceof Ending.Failed ending) {
        failed.put(records.get(i).id(), Reasons.of(ending.failure()));
      }
    }
    return new Receipt(Receipt.Result.DONE, failed, null, null);
  }

  private Receipt direct(Instance instance, Reasons reasons) {
    byte[] payload = delivery.messages().get(0).bytes();
    try {
      new DirectTrigger(instance).handle(payload, new ByteArrayOutputStream(), origin);
      return Receipt.done();
    } catch (Exception e) {
      return Receipt.failedWhole(reasons.last(e.toString()));
    }
  }

  private Receipt http(Instance instance, Reasons reasons) {
    HttpEvent push = Handover.push(delivery.messages().get(0));
    Payload body = Payload.of(push.body(), push.contentType().orElse(null));
    Answer answer = new Answer();
    try {
      HttpCall call = new HttpCall("POST", "/", null, push.headers(), body, origin);
      new HttpTrigger(instance).handle(call, answer);
    } catch (IOException e) {
      return Receipt.failedWhole("the answer broke off: " + e);
    }
    return answer.status / 100 == 2
        ? Receipt.done()
        : Receipt.failedWhole("status " + answer.status + ", " + reasons.last("not logged"));
  }

  /** Reads the status of an answer; nobody reads its body. */
  private static final class Answer implements HttpSink {

    private int status;

    @Override
    public OutputStream start(int code, Headers headers, long length) {
      status = code;
      return new ByteArrayOutputStream();
    }
  }
}
