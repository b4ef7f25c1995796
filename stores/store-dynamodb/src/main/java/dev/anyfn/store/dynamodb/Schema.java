package dev.anyfn.store.dynamodb;

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
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/** How the table must look. */
final class Schema {

  private Schema() {}

  /** For people. */
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
  static void create(DynamoDbClient client, String table) {
    DescribeTableRequest describe = DescribeTableRequest.builder().tableName(table).build();
    try {
      client.describeTable(describe);
    } catch (ResourceNotFoundException absent) {
      try {
        client.createTable(request(table));
      } catch (ResourceInUseException e) {
        // somebody else makes it at this moment
      }
    }
    client.waiter().waitUntilTableExists(describe);
    enableExpiry(client, table);
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

  /** Only the removal of what has expired anyway: a failure is not worth failing for. */
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
      // it is on already, or somebody else switches it on
    }
  }
}
