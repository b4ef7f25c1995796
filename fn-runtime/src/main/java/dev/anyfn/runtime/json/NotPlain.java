package dev.anyfn.runtime.json;

/** Thrown while a type is bound, when it has to be left to data binding; its message says why. */
final class NotPlain extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotPlain(Class<?> type, String reason) {
    super(type.getTypeName() + " " + reason, null, false, false);
  }
}
