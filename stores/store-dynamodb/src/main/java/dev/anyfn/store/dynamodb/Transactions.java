package dev.anyfn.store.dynamodb;

import dev.anyfn.state.spi.RowWrite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Writes as parts of a transaction. */
final class Transactions {

  private Transactions() {}

  static List<TransactWriteItem> items(String table, List<RowWrite> writes, Instant now) {
    List<TransactWriteItem> items = new ArrayList<>(writes.size());
    for (RowWrite write : writes) {
      Requirement must = Requirement.of(write.condition(), now);
      TransactWriteItem.Builder item = TransactWriteItem.builder();
      if (write instanceof RowWrite.Put put) {
        item.put(
            Put.builder()
                .tableName(table)
                .item(Items.item(put))
                .conditionExpression(must.expression())
                .expressionAttributeValues(must.values())
                .build());
      } else if (write instanceof RowWrite.Delete) {
        item.delete(
            Delete.builder()
                .tableName(table)
                .key(Items.key(write.key()))
                .conditionExpression(must.expression())
                .expressionAttributeValues(must.values())
                .build());
      } else {
        item.conditionCheck(
            ConditionCheck.builder()
                .tableName(table)
                .key(Items.key(write.key()))
                .conditionExpression(must.expression())
                .expressionAttributeValues(must.values())
                .build());
      }
      items.add(item.build());
    }
    return items;
  }
}
