package dev.anyfn.testkit.platform;

/** The adapters, each recognised by a class on the application's class path. */
enum Adapter {
  AWS("adapter-aws", "dev.anyfn.aws.LambdaHandler"),
  GCP("adapter-gcp", "dev.anyfn.gcp.CloudFunction"),
  HTTP("adapter-http", "dev.anyfn.http.Main");

  private final String artifact;
  private final String entry;

  Adapter(String artifact, String entry) {
    this.artifact = artifact;
    this.entry = entry;
  }

  /** Returns the name of the class that the platform starts. */
  String entry() {
    return entry;
  }

  /** Returns the advice for an application without the adapter. */
  String remedy() {
    return "add the dependency dev.anyfn:"
        + artifact
        + ", or dev.anyfn:anyfn for all adapters; or leave the platform out";
  }
}
