package dev.anyfn.testkit.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** The defaults of all events. */
public final class Defaults {

  /** The time of everything. */
  public static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

  /** The AWS region of everything. */
  public static final String REGION = "eu-west-1";

  /** The AWS account of everything, from AWS's documentation. */
  public static final String ACCOUNT = "123456789012";

  /** The Google Cloud project of everything. */
  public static final String PROJECT = "project-1";

  private Defaults() {}

  /** Returns equal ids for equal arguments. */
  static String uuid(String what, int number) {
    byte[] seed = (what + " " + number).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(seed).toString();
  }

  static String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
  }

  /** Returns seconds with a fraction, as Lambda's streams write them. */
  static double seconds(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }
}
