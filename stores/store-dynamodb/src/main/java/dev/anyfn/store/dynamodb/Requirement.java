package dev.anyfn.store.dynamodb;

import dev.anyfn.state.Condition;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A condition in DynamoDB's words, where what has expired counts as absent.
 *
 * @param expression null if there is no condition
 * @param values what the names in it stand for; null, not empty, if there are none
 */
record Requirement(@Nullable String expression, @Nullable Map<String, AttributeValue> values) {

  private static final String ABSENT =
      "attribute_not_exists(" + Items.PARTITION + ") OR " + Items.EXPIRES + " <= :now";
  private static final String THIS =
      Items.REVISION
          + " = :version AND (attribute_not_exists("
          + Items.EXPIRES
          + ") OR "
          + Items.EXPIRES
          + " > :now)";

  static Requirement of(Condition condition, Instant now) {
    AttributeValue time = Items.number(now.toEpochMilli());
    if (condition instanceof Condition.IfVersion must) {
      AttributeValue version = AttributeValue.fromS(must.version().token());
      return new Requirement(THIS, Map.of(":version", version, ":now", time));
    }
    return condition instanceof Condition.IfAbsent
        ? new Requirement(ABSENT, Map.of(":now", time))
        : new Requirement(null, null);
  }
}
