package dev.anyfn.store.dynamodb;

import dev.anyfn.state.spi.StoreAddress;
import dev.anyfn.state.spi.StoreProvider;
import dev.anyfn.state.spi.TableDriver;

/**
 * Tables in Amazon DynamoDB: {@code dynamodb://table-name}, or {@code
 * dynamodb://table-name?create=true} for one that is made if it is not there. Region, credentials
 * and endpoint are those of the AWS SDK: {@code AWS_REGION}, {@code AWS_ACCESS_KEY_ID}, {@code
 * AWS_ENDPOINT_URL_DYNAMODB} and so on, or whatever its default chains find.
 */
public final class DynamoDbProvider implements StoreProvider {

  /** For {@link java.util.ServiceLoader}. */
  public DynamoDbProvider() {}

  @Override
  public String scheme() {
    return "dynamodb";
  }

  @Override
  public TableDriver openTable(StoreAddress address) {
    TableUrl url = TableUrl.parse(address.url());
    return new DynamoDbTableDriver(url, Client.open(address.environment()), address.context());
  }
}
