package dev.anyfn.benchmarks.stores;

import dev.anyfn.benchmarks.ClassPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whose store is measured, and what a program that uses it has on its class path. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are
enum Product {
  FILES("files", true, List.of("store-file-"), List.of()),
  /** On a file system in memory: what forcing costs is not measured. */
  FILES_IN_MEMORY("files, in memory", true, List.of("store-file-"), List.of()),
  SQLITE("SQLite", false, List.of("store-jdbc-"), List.of("sqlite-jdbc-", "slf4j-api-")),
  H2("H2", false, List.of("store-jdbc-"), List.of("h2-")),
  POSTGRES("PostgreSQL", false, List.of("store-jdbc-"), List.of("postgresql-")),
  DYNAMODB("DynamoDB", false, List.of("store-dynamodb-"), aws("dynamodb-", "aws-json-protocol-")),
  S3(
      "S3",
      true,
      List.of("store-s3-"),
      aws("s3-", "aws-xml-protocol-", "aws-query-protocol-", "arns-", "crt-core-")),
  GCS("GCS", true, google("store-gcs-"), List.of()),
  FIRESTORE("Firestore", false, google("store-firestore-"), List.of());

  /** The codec and what it stands on: in every program, also in those by hand. */
  private static final String[] BASE = {
    "fn-api-",
    "fn-runtime-",
    "cloudevents-api-",
    "jspecify-",
    "jackson-core-",
    "jackson-databind-",
    "jackson-annotations-",
    "jackson-datatype-jdk8-",
    "jackson-datatype-jsr310-",
    "crac-"
  };

  private final String label;
  private final boolean bucket;
  private final List<String> driver;
  private final List<String> sdk;

  Product(String label, boolean bucket, List<String> driver, List<String> sdk) {
    this.label = label;
    this.bucket = bucket;
    this.driver = driver;
    this.sdk = sdk;
  }

  /** What all of the SDK's clients have, and more. */
  private static List<String> aws(String... more) {
    List<String> jars =
        new ArrayList<>(
            List.of(
                "annotations-",
                "auth-",
                "aws-core-",
                "checksums-",
                "endpoints-spi-",
                "eventstream-",
                "http-auth-",
                "http-client-spi-",
                "identity-spi-",
                "json-utils-",
                "metrics-spi-",
                "profiles-",
                "protocol-core-",
                "reactive-streams-",
                "regions-",
                "retries-",
                "sdk-core-",
                "slf4j-api-",
                "third-party-jackson-core-",
                "url-connection-client-",
                "utils-"));
    jars.addAll(List.of(more));
    return List.copyOf(jars);
  }

  /** What the drivers of Google's products have in common, and more. */
  private static List<String> google(String driver) {
    return List.of(
        driver,
        "google-rest-",
        "google-auth-library-",
        "google-http-client-",
        "gson-",
        "guava-",
        "failureaccess-",
        "listenablefuture-",
        "opencensus-",
        "grpc-",
        "api-common-",
        "commons-codec-",
        "commons-logging-",
        "error_prone_annotations-",
        "checker-qual-",
        "javax.annotation-api-");
  }

  String label() {
    return label;
  }

  boolean bucket() {
    return bucket;
  }

  /** Whether another process does the work. */
  boolean server() {
    return compareTo(POSTGRES) >= 0;
  }

  /** What a program by hand needs. */
  List<Path> jarsByHand(ClassPath harness) {
    return jars(harness, sdk);
  }

  /** What a function needs. */
  List<Path> jars(ClassPath harness) {
    List<String> prefixes = new ArrayList<>(driver);
    prefixes.addAll(sdk);
    return jars(harness, prefixes);
  }

  private static List<Path> jars(ClassPath harness, List<String> more) {
    List<String> prefixes = new ArrayList<>(List.of(BASE));
    prefixes.addAll(more);
    return harness.jars(prefixes.toArray(String[]::new));
  }
}
