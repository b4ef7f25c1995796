package dev.anyfn.testkit.platform;

/** The adapters, by what an application has to have on its class path. */
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

  /** The name of the class that the platform starts. */
  String entry() {
    return entry;
  }

  /** What to write where it is missing. */
  String remedy() {
    return "add the dependency dev.anyfn:"
        + artifact
        + ", or dev.anyfn:anyfn for all adapters; or leave the platform out";
  }
}
