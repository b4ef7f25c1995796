package dev.anyfn.runtime.wire;

import io.cloudevents.CloudEvent;
import java.util.function.Supplier;

/**
 * One record of a delivery, such as a message of a queue or a record of a stream. Immutable.
 *
 * @param id its identity, by which its failure is reported
 * @param attempt counts its deliveries, from 1
 * @param data its payload
 * @param event makes it a CloudEvent, when one is wanted
 */
public record EventRecord(String id, int attempt, Payload data, Supplier<CloudEvent> event) {}
