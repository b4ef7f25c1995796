package dev.anyfn.aws.records;

import dev.anyfn.runtime.text.JsonText;
import dev.anyfn.runtime.wire.EventRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The answer to a delivery of records: {@code {"batchItemFailures":[{"itemIdentifier":"id"}]}}. */
final class BatchFailures {

  private BatchFailures() {}

  static byte[] json(List<EventRecord> failed) {
    StringBuilder json = new StringBuilder("{\"batchItemFailures\":[");
    for (int i = 0; i < failed.size(); i++) {
      json.append(i == 0 ? "" : ",").append("{\"itemIdentifier\":");
      JsonText.quote(failed.get(i).token(), json);
      json.append('}');
    }
    return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }
}
