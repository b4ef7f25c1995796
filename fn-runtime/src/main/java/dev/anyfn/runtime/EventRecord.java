package dev.anyfn.runtime;

import io.cloudevents.CloudEvent;
import java.util.function.Supplier;

/**
 * One record of a delivery: an SQS message, a stream record. Immutable.
 *
 * @param id its identity, by which its failure is reported
 * @param attempt which delivery of it this is, from 1
 * @param data what it carries
 * @param event the CloudEvent it makes; asked for only by who wants one
 */
public record EventRecord(String id, int attempt, Payload data, Supplier<CloudEvent> event) {}
