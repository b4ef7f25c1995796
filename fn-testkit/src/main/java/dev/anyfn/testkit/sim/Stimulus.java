package dev.anyfn.testkit.sim;

import dev.anyfn.runtime.DirectTrigger;
import dev.anyfn.runtime.Ending;
import dev.anyfn.runtime.EventTrigger;
import dev.anyfn.runtime.HttpCall;
import dev.anyfn.runtime.HttpTrigger;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Origin;
import dev.anyfn.runtime.RecordTrigger;
import dev.anyfn.runtime.wire.EventRecord;
import io.cloudevents.CloudEvent;
import java.util.List;

/** Makes a function run, through the code that the adapters use. */
sealed interface Stimulus {

  /** Returns it in words, without the payload. */
  String describe();

  /** Sends it, and throws what the platform would see thrown. */
  void send(Instance instance, Origin origin, AnswerSink answer) throws Exception;

  /** A payload of JSON, answered with one. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Direct(byte[] payload) implements Stimulus {
    @Override
    public String describe() {
      return "direct payload";
    }

    @Override
    public void send(Instance instance, Origin origin, AnswerSink answer) throws Exception {
      new DirectTrigger(instance).handle(payload, answer.body(), origin);
    }
  }

  /** A request. */
  record Http(HttpCall call) implements Stimulus {
    @Override
    public String describe() {
      return call.method() + ' ' + call.path();
    }

    @Override
    public void send(Instance instance, Origin origin, AnswerSink answer) throws Exception {
      new HttpTrigger(instance)
          .handle(
              new HttpCall(
                  call.method(), call.path(), call.rawQuery(), call.headers(), call.body(), origin),
              answer);
    }
  }

  /** An event. */
  record Event(CloudEvent event) implements Stimulus {
    @Override
    public String describe() {
      return "event " + event.getType() + ' ' + event.getId();
    }

    @Override
    public void send(Instance instance, Origin origin, AnswerSink answer) throws Exception {
      new EventTrigger(instance).handle(event, origin);
    }
  }

  /** Records of a queue or a stream. */
  record Records(List<EventRecord> records, boolean ordered) implements Stimulus {
    @Override
    public String describe() {
      return "records " + records.stream().map(EventRecord::id).toList();
    }

    @Override
    public void send(Instance instance, Origin origin, AnswerSink answer) {
      List<Ending> endings = new RecordTrigger(instance).deliver(records, ordered, origin);
      answer.failedItems(
          RecordTrigger.failed(records, endings).stream().map(EventRecord::id).toList());
    }
  }
}
