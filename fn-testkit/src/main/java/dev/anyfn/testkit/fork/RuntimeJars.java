package dev.anyfn.testkit.fork;

import java.util.List;

/** The platforms' own runtimes. The module's POM fetches the same versions before its tests. */
final class RuntimeJars {

  static final String LAMBDA_CLIENT =
      "com.amazonaws:aws-lambda-java-runtime-interface-client:2.9.0";

  /** The client and its dependencies, as its POM lists them. */
  static final List<String> LAMBDA =
      List.of(
          LAMBDA_CLIENT,
          "com.amazonaws:aws-lambda-java-core:1.4.0",
          "com.amazonaws:aws-lambda-java-serialization:1.2.0",
          "software.amazon.awssdk:utils-lite:2.34.0",
          "software.amazon.awssdk:annotations:2.34.0");

  private RuntimeJars() {}

  static String invoker(String version) {
    return "com.google.cloud.functions.invoker:java-function-invoker:" + version;
  }
}
