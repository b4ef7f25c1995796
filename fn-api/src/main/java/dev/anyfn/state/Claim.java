package dev.anyfn.state;

import dev.anyfn.ErrorCode;
import dev.anyfn.TypeToken;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The state of a key in the table: its run and the payload, and later the outcome.
 *
 * <p>It is stored as a map, because the codec may have no access to this package as a module.
 *
 * @param owner a random name of the run
 * @param attempt the number of the run, from 1
 * @param payload the hash of the input
 * @param leaseUntil the time until which the run holds the key, by the clock of its instance
 * @param outcome null during the run
 */
record Claim(
    String owner, int attempt, String payload, Instant leaseUntil, @Nullable Outcome outcome) {

  private static final TypeToken<Map<String, Object>> FORM = new TypeToken<>() {};

  Claim until(Instant end) {
    return new Claim(owner, attempt, payload, end, outcome);
  }

  Claim with(Outcome end) {
    return new Claim(owner, attempt, payload, leaseUntil, end);
  }

  boolean isOf(Claim other) {
    return owner.equals(other.owner);
  }

  static Optional<Document<Claim>> read(Table table, Key key) {
    Document<Map<String, Object>> found = table.get(key, FORM).orElse(null);
    if (found == null) {
      return Optional.empty();
    }
    try {
      Claim claim = of(found.value());
      return Optional.of(new Document<>(key, claim, found.version(), found.expiresAt()));
    } catch (RuntimeException e) {
      throw new StoreException(
          StoreError.INTERNAL, "the document at " + key + " is not of an idempotent function", e);
    }
  }

  Map<String, Object> form() {
    Map<String, Object> form = new TreeMap<>();
    form.put("owner", owner);
    form.put("attempt", attempt);
    form.put("payload", payload);
    form.put("leaseUntil", leaseUntil.toEpochMilli());
    form.put("state", outcome == null ? "IN_PROGRESS" : "DONE");
    if (outcome instanceof Outcome.Text value) {
      form.put("result", value.text());
    } else if (outcome instanceof Outcome.Stored value) {
      form.put("object", value.object());
    } else if (outcome instanceof Outcome.Refused failure) {
      form.put("code", failure.code().name());
      form.put("detail", failure.detail());
    }
    return form;
  }

  private static Claim of(Map<String, Object> form) {
    return new Claim(
        text(form, "owner"),
        ((Number) value(form, "attempt")).intValue(),
        text(form, "payload"),
        Instant.ofEpochMilli(((Number) value(form, "leaseUntil")).longValue()),
        text(form, "state").equals("DONE") ? outcome(form) : null);
  }

  private static Outcome outcome(Map<String, Object> form) {
    if (form.containsKey("result")) {
      return new Outcome.Text(text(form, "result"));
    }
    if (form.containsKey("object")) {
      return new Outcome.Stored(text(form, "object"));
    }
    return form.containsKey("code")
        ? new Outcome.Refused(ErrorCode.valueOf(text(form, "code")), text(form, "detail"))
        : new Outcome.Nothing();
  }

  private static String text(Map<String, Object> form, String member) {
    return (String) value(form, member);
  }

  private static Object value(Map<String, Object> form, String member) {
    Object value = form.get(member);
    if (value == null) {
      throw new IllegalArgumentException("It has no " + member);
    }
    return value;
  }
}
