package dev.anyfn.testkit.stateless;

import java.util.List;

/**
 * A place in the outcome of a run.
 *
 * @param where such as {@code answer}, {@code error} or {@code table orders}
 * @param pointer a JSON pointer into it; empty for the whole
 */
record Place(String where, String pointer) implements Comparable<Place> {

  private static final List<String> TOLD_FIRST =
      List.of("result", "status", "error code", "error", "failed items", "answer");

  Place child(String name) {
    return new Place(where, pointer + '/' + name.replace("~", "~0").replace("/", "~1"));
  }

  /** Returns the answer or document around it; itself for a whole. */
  Place parent() {
    return pointer.isEmpty()
        ? this
        : new Place(where, pointer.substring(0, pointer.lastIndexOf('/')));
  }

  /** Returns true if a pattern names it or a place around it; {@code *} stands for one step. */
  boolean matches(String pattern) {
    // The first step in a store is the key of a document; the pattern is about the document.
    boolean store = where.startsWith("table ") || where.startsWith("bucket ");
    String inside = pointer;
    if (store) {
      int second = pointer.indexOf('/', 1);
      if (second < 0) {
        return false;
      }
      inside = pointer.substring(second);
    } else if (!where.equals("answer")) {
      return false;
    }
    List<String> steps = List.of(inside.split("/", -1));
    List<String> wanted = List.of(pattern.split("/", -1));
    if (wanted.size() > steps.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!wanted.get(i).equals("*") && !wanted.get(i).equals(steps.get(i))) {
        return false;
      }
    }
    return true;
  }

  private int rank() {
    int known = TOLD_FIRST.indexOf(where);
    return known < 0 ? TOLD_FIRST.size() : known;
  }

  @Override
  public int compareTo(Place other) {
    int first = Integer.compare(rank(), other.rank());
    if (first != 0) {
      return first;
    }
    int second = where.compareTo(other.where);
    return second != 0 ? second : pointer.compareTo(other.pointer);
  }

  @Override
  public String toString() {
    return pointer.isEmpty() ? where : where + " at " + pointer;
  }
}
