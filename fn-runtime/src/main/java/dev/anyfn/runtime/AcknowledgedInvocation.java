package dev.anyfn.runtime;

import dev.anyfn.runtime.wire.Acknowledgement;
import dev.anyfn.runtime.wire.Output;
import org.jspecify.annotations.Nullable;

/** An invocation of an event or record, whose output nobody reads: it is acknowledged, or not. */
abstract class AcknowledgedInvocation extends Invocation {

  AcknowledgedInvocation(Instance instance, BoundFunction function, InvocationContext context) {
    super(instance, function, context);
  }

  @Override
  void encode(@Nullable Object value, Output output) throws Exception {
    Acknowledgement.require(value);
  }

  @Override
  boolean droppable() {
    return true;
  }
}
