package dev.anyfn.testkit.junit;

import dev.anyfn.testkit.fork.Fork;
import java.io.Serial;

/** The output of a fork, suppressed in the failure of a test. */
final class ForkOutput extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  ForkOutput(Fork fork) {
    super("Process " + fork.pid() + " has written:\n" + fork.output().text(), null, false, false);
  }
}
