package dev.anyfn.aws;

/** The two payload formats of API Gateway. A Function URL speaks the second one. */
enum GatewayFormat {
  /** REST APIs: every header may have many values, in a map of its own. */
  V1,
  /** HTTP APIs and Function URLs: one value a header, cookies apart. */
  V2
}
