package dev.anyfn.testkit.junit;

import dev.anyfn.testkit.fork.Fork;
import java.io.Serial;

/** Carries what a fork has written to where the failure of a test is shown. */
final class ForkOutput extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  ForkOutput(Fork fork) {
    super("Process " + fork.pid() + " has written:\n" + fork.output().text(), null, false, false);
  }
}
