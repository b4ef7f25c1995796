package dev.anyfn.store.tck;

import java.util.Set;

/** The time between two steps in which somebody else may come. */
interface Gap {

  /** Returns when another is between these steps, too, for one of these keys. */
  void with(Set<String> keys);
}
