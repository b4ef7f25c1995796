/** Tables in Amazon DynamoDB, at {@code dynamodb://name}. */
@NullMarked
package dev.anyfn.store.dynamodb;

import org.jspecify.annotations.NullMarked;
