/**
 * The contract of AnyFn: the interface of functions and the types that they use.
 *
 * <p>It depends only on the CloudEvents API and the JSpecify annotations.
 */
module dev.anyfn {
  requires transitive io.cloudevents.api;
  requires static transitive org.jspecify;

  exports dev.anyfn;
  exports dev.anyfn.event;
  exports dev.anyfn.state;
  exports dev.anyfn.state.spi;
}
