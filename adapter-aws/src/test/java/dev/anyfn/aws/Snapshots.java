package dev.anyfn.aws;

import dev.anyfn.Context;
import dev.anyfn.Function;
import dev.anyfn.SnapshotAware;

/** Remembers what became of its instance. */
public final class Snapshots implements Function<String, String>, SnapshotAware {

  private final StringBuffer story = new StringBuffer("built");

  @Override
  public void beforeCheckpoint() {
    story.append(", checkpoint");
  }

  @Override
  public void afterRestore() {
    story.append(", restored");
  }

  @Override
  public String apply(String input, Context context) {
    return story.toString();
  }
}
