package dev.anyfn.testkit.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rare thing that platforms do to a delivery. Immutable.
 *
 * <p>As text: {@code crash@2/1}, {@code stall@3+45000ms}; the kind, the delivery, the item and the
 * delay, the last two only if they are not zero.
 *
 * @param kind the kind
 * @param delivery the number of the delivery of the source, from 1
 * @param item the index of the message, from 0, counted around; for a {@link Kind#CRASH} the number
 *     of messages handled before; for {@link Kind#REORDER} the one that comes first
 * @param delay of {@link Kind#DUPLICATE}, {@link Kind#STALL} and {@link Kind#LATE}; else zero
 */
public record Disturbance(Kind kind, int delivery, int item, Duration delay) {

  private static final Pattern TEXT =
      Pattern.compile("([a-z]+)@(\\d{1,9})(?:/(\\d{1,9}))?(?:\\+(\\d{1,15})ms)?");

  /** The kinds of disturbances. */
  public enum Kind {
    /** A message is delivered once more, after the delay, even if this delivery succeeds. */
    DUPLICATE,
    /** Other messages come first, as far as the source keeps no order. */
    REORDER,
    /** The instance dies when it has handled some of the messages; nothing is acknowledged. */
    CRASH,
    /** The receiver waits so long before it begins that another gets the messages. */
    STALL,
    /** The effects happen at once, and the answer arrives too late. */
    LATE,
    /** The function fails after its effect, for one message if the source reads item failures. */
    FAIL,
    /** There is no room for the delivery. */
    THROTTLE;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if the delivery is not at least 1, or another is negative
   */
  public Disturbance {
    Objects.requireNonNull(kind, "kind");
    if (delivery < 1 || item < 0 || delay.isNegative()) {
      throw new IllegalArgumentException("Deliveries count from 1, items and delays from 0");
    }
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @param text such as {@code crash@2/1}
   * @throws IllegalArgumentException if it is something else
   */
  public static Disturbance parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (matcher.matches()) {
      for (Kind kind : Kind.values()) {
        if (kind.label().equals(matcher.group(1))) {
          return new Disturbance(
              kind,
              Integer.parseInt(matcher.group(2)),
              matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3)),
              Duration.ofMillis(matcher.group(4) == null ? 0 : Long.parseLong(matcher.group(4))));
        }
      }
    }
    throw new IllegalArgumentException(
        "A disturbance is written as crash@2/1 or stall@3+45000ms, with one of "
            + Set.of(Kind.values()).stream().map(Kind::label).sorted().toList()
            + "; this is \""
            + text
            + "\"");
  }

  static List<Disturbance> parseAll(String text) {
    List<Disturbance> all = new ArrayList<>();
    for (String one : text.split(",", -1)) {
      all.add(parse(one));
    }
    return all;
  }

  /** Returns the kinds that a source can have. */
  static Set<Kind> kinds(SourceKind source) {
    return switch (source) {
      case QUEUE, PUSH -> EnumSet.allOf(Kind.class);
      case FIFO_QUEUE -> EnumSet.complementOf(EnumSet.of(Kind.DUPLICATE));
      case ASYNC -> EnumSet.complementOf(EnumSet.of(Kind.STALL));
      case STREAM -> EnumSet.complementOf(EnumSet.of(Kind.STALL, Kind.DUPLICATE));
    };
  }

  /** Draws a disturbance of one of the kinds for a delivery of at most so many messages. */
  static Disturbance draw(
      RandomGenerator random, List<Kind> kinds, int delivery, int messages, DeliveryRules rules) {
    Kind kind = kinds.get(random.nextInt(kinds.size()));
    int batch = Math.min(rules.batchSize, messages);
    int item =
        random.nextInt(kind == Kind.CRASH ? batch + 1 : kind == Kind.REORDER ? messages : batch);
    long lease = rules.lease.toSeconds();
    Duration overrun = Duration.ofSeconds(lease + 1 + random.nextLong(lease + 1));
    Duration after = random.nextBoolean() ? Duration.ZERO : Duration.ofSeconds(1);
    return switch (kind) {
      case STALL, LATE -> new Disturbance(kind, delivery, 0, overrun);
      case DUPLICATE -> new Disturbance(kind, delivery, item, after);
      case THROTTLE -> new Disturbance(kind, delivery, 0, Duration.ZERO);
      default -> new Disturbance(kind, delivery, item, Duration.ZERO);
    };
  }

  /** Returns the text that {@link #parse} reads. */
  @Override
  public String toString() {
    return kind.label()
        + "@"
        + delivery
        + (item == 0 ? "" : "/" + item)
        + (delay.isZero() ? "" : "+" + delay.toMillis() + "ms");
  }
}
