package com.example.pipeline;

import dev.anyfn.state.Key;
import java.util.Optional;

/** How far a file is: a version of it, and the summary once all of that is loaded. */
record Progress(String version, Optional<Summary> summary) {

  static Progress begun(String version) {
    return new Progress(version, Optional.empty());
  }

  boolean isDone(String wanted) {
    return version.equals(wanted) && summary.isPresent();
  }

  static Key key(String file) {
    return Key.of("files", file);
  }
}
