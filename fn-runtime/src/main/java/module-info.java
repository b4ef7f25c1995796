/**
 * The base of adapters and test tools: finds, binds and calls functions. Functions never see it.
 */
module dev.anyfn.runtime {
  requires transitive dev.anyfn;
  requires transitive com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.datatype.jdk8;
  requires com.fasterxml.jackson.datatype.jsr310;
  requires org.crac;
  requires static transitive org.jspecify;

  exports dev.anyfn.runtime;
  exports dev.anyfn.runtime.event;
  exports dev.anyfn.runtime.json;
  exports dev.anyfn.runtime.text;
  exports dev.anyfn.runtime.wire;

  provides dev.anyfn.state.spi.ValueCodec with
      dev.anyfn.runtime.JsonValues;

  uses dev.anyfn.runtime.json.JsonCodec;
  uses dev.anyfn.state.spi.StoreProvider;
}
