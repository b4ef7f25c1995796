package com.example.pipeline;

/** Which line a row was read from, of which version of which file. */
record Origin(String file, String version, long line) {

  /** A row stays with its file, and within one version with the first line that has it. */
  boolean keeps(Origin other) {
    return !file.equals(other.file) || (version.equals(other.version) && line != other.line);
  }
}
