package dev.anyfn.testkit.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messages of a source that are not done. */
final class Backlog {

  private static final Comparator<Held> LONGEST_VISIBLE =
      Comparator.<Held, Instant>comparing(held -> held.visibleAt)
          .thenComparingInt(held -> held.order);

  private final DeliveryRules rules;
  private final List<Held> live = new ArrayList<>();
  private int added;
  private int segments;

  Backlog(DeliveryRules rules) {
    this.rules = rules;
  }

  void add(Message message, boolean copy, int receives, Instant visibleAt) {
    Held held = new Held(message, ++added, copy, visibleAt);
    held.receives = receives;
    live.add(held);
  }

  void remove(Held held) {
    held.live = false;
    live.remove(held);
  }

  /** Returns the messages in the order in which they were sent. */
  List<Held> live() {
    return List.copyOf(live);
  }

  boolean has(String id) {
    return live.stream().anyMatch(held -> held.message.id().equals(id));
  }

  /** Returns the time at which the next message can be received; null for never. */
  @Nullable Instant next() {
    Instant next = null;
    for (List<Held> line : lines()) {
      Instant at = line.get(0).visibleAt;
      if (!at.equals(Instant.MAX) && (next == null || at.isBefore(next))) {
        next = at;
      }
    }
    return next;
  }

  /**
   * Returns the next batch. The {@code first} line comes first, counted around: in an ordered
   * source a line is a group, else each message is a line.
   */
  List<Held> receive(Instant now, int first) {
    List<List<Held>> ready = new ArrayList<>();
    for (List<Held> line : lines()) {
      List<Held> visible = new ArrayList<>();
      for (Held held : line) {
        if (!held.visible(now)) {
          break; // whoever is behind it waits for it
        }
        visible.add(held);
      }
      if (!visible.isEmpty()) {
        ready.add(visible);
      }
    }
    ready.sort(Comparator.comparing(line -> line.get(0), LONGEST_VISIBLE));
    if (!ready.isEmpty()) {
      Collections.rotate(ready, -(first % ready.size()));
    }
    return rules.kind == SourceKind.STREAM ? ofOneShard(ready) : ofAll(ready);
  }

  private List<Held> ofAll(List<List<Held>> ready) {
    return ready.stream().flatMap(List::stream).limit(rules.batchSize).toList();
  }

  private List<Held> ofOneShard(List<List<Held>> ready) {
    if (ready.isEmpty()) {
      return List.of();
    }
    List<Held> shard = ready.get(0);
    int segment = shard.get(0).segment;
    return shard.stream()
        .takeWhile(held -> held.segment == segment)
        .limit(rules.batchSize)
        .toList();
  }

  /** Delivers the halves of a batch of a stream apart from now on. */
  void split(List<Held> batch) {
    int half = batch.size() / 2;
    segments += 2;
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).segment = segments + (i < half ? 0 : 1);
    }
  }

  private List<List<Held>> lines() {
    if (!rules.kind.ordered()) {
      return live.stream().map(List::of).toList();
    }
    Map<String, List<Held>> groups = new LinkedHashMap<>();
    for (Held held : live) {
      String group = held.message.group();
      groups.computeIfAbsent(group == null ? "" : group, g -> new ArrayList<>()).add(held);
    }
    return List.copyOf(groups.values());
  }
}
