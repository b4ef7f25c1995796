package dev.anyfn.aws;

import dev.anyfn.runtime.text.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The answer to a batch: {@code {"batchItemFailures":[{"itemIdentifier":"id"}]}}. */
final class BatchFailures {

  private BatchFailures() {}

  static byte[] json(List<String> ids) {
    StringBuilder json = new StringBuilder("{\"batchItemFailures\":[");
    for (int i = 0; i < ids.size(); i++) {
      json.append(i == 0 ? "" : ",").append("{\"itemIdentifier\":");
      JsonText.quote(ids.get(i), json);
      json.append('}');
    }
    return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }
}
