package dev.anyfn.aws.records;

import dev.anyfn.FunctionException;
import dev.anyfn.aws.Format;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Origin;
import dev.anyfn.runtime.RecordTrigger;
import dev.anyfn.runtime.json.JsonTree;
import dev.anyfn.runtime.wire.EventRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The family of records with partial failure. Only those that failed are delivered again, if the
 * event source mapping has {@code FunctionResponseTypes: [ReportBatchItemFailures]}; without it the
 * platform ignores the answer. A format reads one record of its source.
 */
abstract class RecordFormat implements Format {

  /** Reads one record. */
  abstract EventRecord record(JsonTree record);

  /** Returns true if no record may be handled after one before it has failed. */
  abstract boolean ordered(JsonTree record);

  @Override
  public final void handle(Instance instance, byte[] payload, OutputStream out, Origin origin)
      throws IOException {
    List<JsonTree> delivered = JsonTree.parse(payload).get("Records").elements();
    if (delivered.isEmpty()) {
      // No source delivers an empty batch, and success would acknowledge what nobody has read.
      throw FunctionException.invalidInput(
          "The payload has no Records: is FN_TRIGGER set to the wrong trigger?");
    }
    List<EventRecord> records = new ArrayList<>(delivered.size());
    boolean ordered = false;
    for (JsonTree record : delivered) {
      records.add(record(record));
      ordered |= ordered(record);
    }
    out.write(
        BatchFailures.json(
            RecordTrigger.failed(
                records, new RecordTrigger(instance).deliver(records, ordered, origin))));
  }
}
