package dev.anyfn.testkit.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** What events say where a test says nothing. */
public final class Defaults {

  /** When everything happens. */
  public static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

  /** The region of AWS that everything happens in. */
  public static final String REGION = "eu-west-1";

  /** The account of AWS that everything belongs to; the one of AWS's own documentation. */
  public static final String ACCOUNT = "123456789012";

  /** The project of Google Cloud that everything belongs to. */
  public static final String PROJECT = "project-1";

  private Defaults() {}

  /** The same for the same words. */
  static String uuid(String what, int number) {
    byte[] seed = (what + " " + number).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(seed).toString();
  }

  static String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
  }

  /** In seconds with a fraction, as Lambda's streams write it. */
  static double seconds(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }
}
