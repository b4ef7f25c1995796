package dev.anyfn.testkit.event;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The secrets to mask in a recorded event; the mask has the same type and length.
 *
 * <p>It masks the values of fields with a sensitive name, at any depth and with all their content;
 * parameters of these names ({@code token=..}) in queries, forms and cookies; and, in any text or
 * number, e-mail addresses, digits of a card's, a telephone's or an account's number (nine or more
 * in a row), and the credentials of {@code Bearer} and {@code Basic}. It masks inside text that is
 * JSON or base64. Member names stay. Equal numbers stay equal within an event, and different ones
 * different, so that masked ids still match.
 *
 * <p>It errs on the side of masking, but cannot know all secrets in your data: read recorded events
 * before you commit them. Immutable.
 */
public final class Masking {

  private static final Set<String> TELLING =
      Set.of(
          "authorization",
          "cookie",
          "token",
          "password",
          "passwd",
          "passphrase",
          "secret",
          "apikey",
          "credential",
          "privatekey");

  private final Set<String> fields;
  private final Set<String> pointers;

  private Masking(Set<String> fields, Set<String> pointers) {
    this.fields = fields;
    this.pointers = pointers;
  }

  /**
   * Returns the standard masking: fields whose names contain, in any case, {@code authorization},
   * {@code cookie}, {@code token}, {@code password}, {@code passwd}, {@code passphrase}, {@code
   * secret}, {@code apikey}, {@code credential} or {@code privatekey}, hyphens and underscores
   * aside, so that {@code x-api-key} is masked.
   */
  public static Masking standard() {
    return new Masking(TELLING, Set.of());
  }

  /** Masks more fields, by parts of names compared without case, hyphens and underscores. */
  public Masking field(String... names) {
    Set<String> more = new TreeSet<>(fields);
    for (String name : names) {
      if (plain(name).isEmpty()) {
        throw new IllegalArgumentException("An empty name would mask everything");
      }
      more.add(plain(name));
    }
    return new Masking(Set.copyOf(more), pointers);
  }

  /** Masks the value at a JSON pointer (RFC 6901), such as {@code /Records/0/body}. */
  public Masking pointer(String jsonPointer) {
    if (!jsonPointer.startsWith("/")) {
      throw new IllegalArgumentException("A JSON pointer starts with /: " + jsonPointer);
    }
    Set<String> more = new TreeSet<>(pointers);
    more.add(jsonPointer);
    return new Masking(fields, Set.copyOf(more));
  }

  /**
   * Masks an event.
   *
   * @param json the event
   * @return JSON with its members sorted and one a line, for readable diffs
   * @throws IllegalArgumentException if it is not JSON
   */
  public byte[] apply(byte[] json) {
    try {
      return JsonDocument.pretty(new Walk().masked(JsonDocument.read(json), "", false));
    } catch (IOException e) {
      throw new IllegalArgumentException("An event is recorded as JSON, and this is none", e);
    }
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }

  private boolean telling(String name) {
    String plain = plain(name);
    for (String field : fields) {
      if (plain.contains(field)) {
        return true;
      }
    }
    return false;
  }

  /** Walks through one event. */
  private final class Walk {

    private final MaskedText text = new MaskedText(Masking.this::telling, this::inside);

    private @Nullable Object masked(@Nullable Object tree, String at, boolean secret) {
      boolean hidden = secret || pointers.contains(at);
      if (tree instanceof Map<?, ?> map) {
        boolean pair = telling(String.valueOf(nameOf(map)));
        Map<String, @Nullable Object> masked = new TreeMap<>();
        for (Map.Entry<?, ?> member : map.entrySet()) {
          String name = String.valueOf(member.getKey());
          String below = at + "/" + name.replace("~", "~0").replace("/", "~1");
          boolean one = hidden || telling(name) || (pair && name.equalsIgnoreCase("value"));
          masked.put(name, masked(member.getValue(), below, one));
        }
        return masked;
      } else if (tree instanceof List<?> list) {
        List<@Nullable Object> masked = new ArrayList<>();
        for (Object element : list) {
          masked.add(masked(element, at + "/" + masked.size(), hidden));
        }
        return masked;
      } else if (tree instanceof Boolean truth) {
        return !hidden && truth;
      } else if (tree instanceof JsonDocument.Literal number) {
        return new JsonDocument.Literal(text.number(number.text(), hidden));
      } else if (tree instanceof String string) {
        return hidden ? MaskedText.all(string) : text.parts(string);
      }
      return tree;
    }

    /** Returns the name in {@code {"name": "password", "value": ".."}}. */
    private @Nullable Object nameOf(Map<?, ?> map) {
      for (String key : List.of("name", "Name", "key", "Key")) {
        if (map.get(key) instanceof String name) {
          return name;
        }
      }
      return null;
    }

    /** Masks JSON inside text; null if the text is not JSON. */
    private @Nullable String inside(String json) {
      String start = json.stripLeading();
      if (!start.startsWith("{") && !start.startsWith("[")) {
        return null;
      }
      try {
        Object tree = JsonDocument.read(JsonDocument.bytes(json));
        Object masked = masked(tree, "\0", false); // no pointer points here
        return Objects.equals(tree, masked) ? json : JsonDocument.text(JsonDocument.write(masked));
      } catch (IOException e) {
        return null;
      }
    }
  }
}
