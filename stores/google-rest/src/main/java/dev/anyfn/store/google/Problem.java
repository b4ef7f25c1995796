package dev.anyfn.store.google;

import java.util.ArrayList;
import java.util.List;

/**
 * A failure as an API describes it: {@code {"error": {"code": .., "message": .., "status": ..,
 * "errors": [{"reason": ..}]}}}, or a list with one of these where the answer is a list.
 *
 * @param message in words; empty if there is none
 * @param reason a fixed word, such as {@code FAILED_PRECONDITION} or {@code notFound}; empty if
 *     there is none
 */
public record Problem(String message, String reason) {

  /**
   * Reads it.
   *
   * @param reply an answer whose status says that it failed
   * @return never null
   */
  public static Problem of(Reply reply) {
    Json document = reply.json();
    List<Json> several = new ArrayList<>(document.elements());
    Json error = (several.isEmpty() ? document : several.get(0)).at("error");
    List<Json> details = error.at("errors").elements();
    String reason =
        details.isEmpty() ? error.at("status").text() : details.get(0).at("reason").text();
    String message = error.at("message").text();
    return new Problem(message == null ? "" : message, reason == null ? "" : reason);
  }

  /** Both. */
  @Override
  public String toString() {
    return (reason + " " + message).strip();
  }
}
