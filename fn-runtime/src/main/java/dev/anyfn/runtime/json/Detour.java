package dev.anyfn.runtime.json;

/**
 * Thrown where a document has a shape that only data binding knows the meaning of: it then reads
 * the whole document itself. Carries no stack trace, so that it costs next to nothing.
 */
final class Detour extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Detour() {
    super("to be read by data binding", null, false, false);
  }
}
