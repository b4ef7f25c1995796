package dev.anyfn.store.dynamodb;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/** The layout of the table. */
final class Schema {

  /** Some ten minutes, with pauses of half a second on average. */
  private static final int MOST_LOOKS = 1200;

  private Schema() {}

  /** Returns the command that makes the table. */
  static String command(String table) {
    return "aws dynamodb create-table --table-name "
        + table
        + " --billing-mode PAY_PER_REQUEST --attribute-definitions"
        + " AttributeName=pk,AttributeType=B AttributeName=sk,AttributeType=B --key-schema"
        + " AttributeName=pk,KeyType=HASH AttributeName=sk,KeyType=RANGE && aws dynamodb"
        + " update-time-to-live --table-name "
        + table
        + " --time-to-live-specification Enabled=true,AttributeName=ttl";
  }

  /** Makes the table unless it is there, and waits until it can be used. */
  static void create(DynamoDbClient client, String table, Tries tries) {
    for (int looks = 1; !isActive(client, table, tries); looks++) {
      if (looks == MOST_LOOKS || !tries.pause(looks)) {
        throw new StoreException(StoreError.UNAVAILABLE, "the table is not ready yet");
      }
    }
    enableExpiry(client, table);
  }

  private static boolean isActive(DynamoDbClient client, String table, Tries tries) {
    DescribeTableRequest describe = DescribeTableRequest.builder().tableName(table).build();
    try {
      TableDescription found = tries.repeatable(() -> client.describeTable(describe)).table();
      return found.tableStatus() == TableStatus.ACTIVE;
    } catch (ResourceNotFoundException absent) {
      try {
        tries.repeatable(() -> client.createTable(request(table)));
      } catch (ResourceInUseException e) {
        // another client makes it at this moment
      }
      return false;
    }
  }

  private static CreateTableRequest request(String table) {
    return CreateTableRequest.builder()
        .tableName(table)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(List.of(binary(Items.PARTITION), binary(Items.SORT)))
        .keySchema(List.of(key(Items.PARTITION, KeyType.HASH), key(Items.SORT, KeyType.RANGE)))
        .build();
  }

  private static AttributeDefinition binary(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.B)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  /** Only removes items that have expired: a failure does not matter. */
  private static void enableExpiry(DynamoDbClient client, String table) {
    TimeToLiveSpecification expiry =
        TimeToLiveSpecification.builder().attributeName(Items.TIME_TO_LIVE).enabled(true).build();
    try {
      client.updateTimeToLive(
          UpdateTimeToLiveRequest.builder()
              .tableName(table)
              .timeToLiveSpecification(expiry)
              .build());
    } catch (AwsServiceException e) {
      // it is on already, or another client switches it on
    }
  }
}
