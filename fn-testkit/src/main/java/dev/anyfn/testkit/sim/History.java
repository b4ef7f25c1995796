package dev.anyfn.testkit.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** The last invocations that have ended. Guarded by the pool. */
final class History {

  private final int limit;
  private final Deque<InvocationRecord> records = new ArrayDeque<>();

  History(int limit) {
    this.limit = limit;
  }

  void add(InvocationRecord record) {
    records.add(record);
    if (records.size() > limit) {
      records.remove();
    }
  }

  /** Returns them in the order in which they arrived. */
  List<InvocationRecord> sorted() {
    List<InvocationRecord> sorted = new ArrayList<>(records);
    sorted.sort(Comparator.comparingInt(InvocationRecord::number));
    return sorted;
  }
}
