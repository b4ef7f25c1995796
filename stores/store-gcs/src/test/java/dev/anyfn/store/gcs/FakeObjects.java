package dev.anyfn.store.gcs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The objects of one bucket of the double, with their generations. */
final class FakeObjects {

  /** One generation of an object. */
  record Held(
      String name,
      long generation,
      Instant updated,
      String type,
      Map<String, String> metadata,
      byte[] bytes) {}

  /** A page of a listing. */
  record Listed(List<Held> items, List<String> prefixes, String token) {}

  private final NavigableMap<byte[], Held> objects = new TreeMap<>(Arrays::compareUnsigned);
  private long lastGeneration;

  synchronized Held get(String name) {
    return objects.get(utf8(name));
  }

  synchronized Held put(
      String name, String type, Map<String, String> metadata, byte[] bytes, Long must) {
    requireName(name);
    require(name, must);
    Instant now = Instant.now();
    // as Google's: the time in microseconds, and never the same again
    lastGeneration =
        Math.max(lastGeneration + 1, now.getEpochSecond() * 1_000_000 + now.getNano() / 1000);
    Held held = new Held(name, lastGeneration, now, type, metadata, bytes);
    objects.put(utf8(name), held);
    return held;
  }

  synchronized boolean delete(String name, Long must) {
    Held there = get(name);
    if (there == null) {
      return false;
    }
    require(name, must);
    objects.remove(utf8(name));
    return true;
  }

  synchronized void require(String name, Long must) {
    Held there = get(name);
    if (must != null && must != (there == null ? 0 : there.generation())) {
      throw Refusal.conditionNotMet();
    }
  }

  private static void requireName(String name) {
    int bytes = utf8(name).length;
    if (bytes == 0
        || bytes > 1024
        || name.equals(".")
        || name.equals("..")
        || name.indexOf('\n') >= 0
        || name.indexOf('\r') >= 0
        || name.startsWith(".well-known/acme-challenge/")) {
      throw Refusal.invalid("Invalid object name");
    }
  }

  synchronized Listed list(
      String prefix, String delimiter, String startOffset, int most, String token) {
    List<Held> items = new ArrayList<>();
    List<String> prefixes = new ArrayList<>();
    String after =
        token == null
            ? null
            : new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
    String last = null;
    for (Held held : objects.values()) {
      String name = held.name();
      int cut = delimiter == null ? -1 : name.indexOf(delimiter, prefix.length());
      String entry = cut < 0 ? name : name.substring(0, cut + delimiter.length());
      if (!name.startsWith(prefix)
          || isBefore(name, startOffset)
          || (after != null && (isBefore(name, after) || entry.equals(after)))
          || entry.equals(last)) {
        continue;
      }
      if (items.size() + prefixes.size() == most) {
        return new Listed(items, prefixes, Base64.getEncoder().encodeToString(utf8(last)));
      }
      last = entry;
      if (cut < 0) {
        items.add(held);
      } else {
        prefixes.add(entry);
      }
    }
    return new Listed(items, prefixes, null);
  }

  private static boolean isBefore(String name, String bound) {
    return bound != null && Arrays.compareUnsigned(utf8(name), utf8(bound)) < 0;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
