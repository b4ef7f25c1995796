package dev.anyfn.store.dynamodb;

import dev.anyfn.state.Capability;
import dev.anyfn.state.Key;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.Row;
import dev.anyfn.state.spi.RowPage;
import dev.anyfn.state.spi.RowQuery;
import dev.anyfn.state.spi.RowWrite;
import dev.anyfn.state.spi.StoreContext;
import dev.anyfn.state.spi.TableDriver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** One table of DynamoDB. All reads are strongly consistent. */
final class DynamoDbTableDriver implements TableDriver {

  private final String table;
  private final DynamoDbClient client;
  private final Failures failures;
  private final Tries tries;
  private boolean toCreate;

  DynamoDbTableDriver(TableUrl url, DynamoDbClient client, StoreContext context) {
    this.table = url.table();
    this.client = client;
    this.failures = new Failures(table);
    this.tries = new Tries(context, failures);
    this.toCreate = url.create();
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.ATOMIC, Capability.SHARED, Capability.DURABLE);
  }

  /** Reads a document that need not be there: what else a role may do, we do not know. */
  @Override
  public void prime() {
    get(Key.of("anyfn-prime"));
  }

  @Override
  public @Nullable Row get(Key key) {
    GetItemRequest request =
        GetItemRequest.builder().tableName(table).key(Items.key(key)).consistentRead(true).build();
    try {
      Map<String, AttributeValue> item = tries.repeatable(() -> client().getItem(request)).item();
      return item.isEmpty() ? null : Items.row(key.partition(), item);
    } catch (SdkException e) {
      throw failures.ofRead(e);
    }
  }

  @Override
  public void write(RowWrite write, Instant now) {
    Requirement must = Requirement.of(write.condition(), now);
    ready();
    try {
      if (write instanceof RowWrite.Put put) {
        PutItemRequest request = request(put, must);
        tries.write(() -> client.putItem(request));
      } else {
        DeleteItemRequest request = request(write.key(), must);
        tries.write(() -> client.deleteItem(request));
      }
    } catch (ConditionalCheckFailedException e) {
      if (!Items.isOwn(e.item(), write)) {
        throw StoreException.preconditionFailed(0, "the condition does not hold");
      }
    } catch (SdkException e) {
      throw failures.ofWrite(e);
    }
  }

  private PutItemRequest request(RowWrite.Put put, Requirement must) {
    return PutItemRequest.builder()
        .tableName(table)
        .item(Items.item(put))
        .conditionExpression(must.expression())
        .expressionAttributeValues(must.values())
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  private DeleteItemRequest request(Key key, Requirement must) {
    return DeleteItemRequest.builder()
        .tableName(table)
        .key(Items.key(key))
        .conditionExpression(must.expression())
        .expressionAttributeValues(must.values())
        .build();
  }

  @Override
  public void atomic(List<RowWrite> writes, Instant now) {
    TransactWriteItemsRequest request =
        TransactWriteItemsRequest.builder()
            .transactItems(Transactions.items(table, writes, now))
            .clientRequestToken(token())
            .build();
    try {
      tries.repeatable(() -> client().transactWriteItems(request));
    } catch (TransactionCanceledException e) {
      throw failures.ofTransaction(e);
    } catch (SdkException e) {
      throw failures.ofWrite(e);
    }
  }

  private String token() {
    RandomGenerator random = tries.context().random();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  @Override
  public RowPage query(RowQuery query) {
    byte[] before = query.before();
    try {
      QueryRequest request = request(query, before);
      QueryResponse answer = tries.repeatable(() -> client().query(request));
      List<Row> rows = new ArrayList<>();
      for (Map<String, AttributeValue> item : answer.items()) {
        if (rows.size() < query.limit() && (before == null || !Items.hasSort(item, before))) {
          rows.add(Items.row(query.partition(), item));
        }
      }
      return new RowPage(rows, answer.hasLastEvaluatedKey() || rows.size() == query.limit());
    } catch (SdkException e) {
      throw failures.ofRead(e);
    }
  }

  /** BETWEEN takes its end in; so one row more is asked for, and the end left out. */
  private QueryRequest request(RowQuery query, byte @Nullable [] before) {
    String condition = Items.PARTITION + " = :partition AND " + Items.SORT;
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":partition", Items.partition(query.partition()));
    values.put(":from", Items.sort(query.from()));
    if (before != null) {
      values.put(":before", Items.sort(before));
    }
    return QueryRequest.builder()
        .tableName(table)
        .keyConditionExpression(
            condition + (before == null ? " >= :from" : " BETWEEN :from AND :before"))
        .expressionAttributeValues(values)
        .scanIndexForward(!query.descending())
        .limit(before == null ? query.limit() : query.limit() + 1)
        .consistentRead(true)
        .build();
  }

  private DynamoDbClient client() {
    ready();
    return client;
  }

  private synchronized void ready() {
    if (toCreate) {
      try {
        Schema.create(client, table, tries);
      } catch (SdkException e) {
        throw failures.ofRead(e);
      }
      toCreate = false;
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
