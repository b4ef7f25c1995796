/**
 * The AnyFn contract: what a function implements and what it is handed.
 *
 * <p>Depends on nothing but the CloudEvents API and the JSpecify annotations.
 */
module dev.anyfn {
  requires transitive io.cloudevents.api;
  requires static transitive org.jspecify;

  exports dev.anyfn;
  exports dev.anyfn.event;
  exports dev.anyfn.state;
  exports dev.anyfn.state.spi;

  uses dev.anyfn.state.spi.StoreProvider;
  uses dev.anyfn.state.spi.ValueCodec;
}
