package dev.anyfn.state;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Entries that are fetched page by page during reading. */
abstract class Pages<E> extends Spliterators.AbstractSpliterator<E> {

  private @Nullable Iterator<E> page;

  Pages() {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
  }

  /** Returns the next page, which may be empty; null after the last. */
  abstract @Nullable List<E> next();

  @Override
  public final boolean tryAdvance(Consumer<? super E> action) {
    while (page == null || !page.hasNext()) {
      List<E> next = next();
      if (next == null) {
        return false;
      }
      page = next.iterator();
    }
    action.accept(page.next());
    return true;
  }

  final Stream<E> stream() {
    return StreamSupport.stream(this, false);
  }
}
