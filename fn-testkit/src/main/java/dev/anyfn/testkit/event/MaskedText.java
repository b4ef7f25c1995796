package dev.anyfn.testkit.event;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Masks text and numbers within one event, whose numbers it remembers. */
final class MaskedText {

  /** Matches from the beginning of a word only: in a large body each start costs its length. */
  private static final Pattern EMAIL =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}._%+'-])[\\p{L}\\p{N}._%+'-]++@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");

  private static final Pattern CREDENTIALS = Pattern.compile("(?i)\\b(?:bearer|basic)\\s+(\\S+)");
  private static final Pattern NUMBER =
      Pattern.compile("\\d{4}([ -])\\d{4}\\1\\d{4}\\1\\d{1,7}|\\d{4}([ -])\\d{6}\\2\\d{5}|\\d{9,}");
  private static final Pattern PARAMETER =
      Pattern.compile("(?:^|(?<=[?&;\\s]))([^=&;?\\s]+)=([^&;\\s]+)");

  private final Map<String, String> numbers = new HashMap<>();
  private final Predicate<String> telling;
  private final UnaryOperator<@Nullable String> json;

  MaskedText(Predicate<String> telling, UnaryOperator<@Nullable String> json) {
    this.telling = telling;
    this.json = json;
  }

  /** Replaces each character by another. */
  static String all(String secret) {
    StringBuilder masked = new StringBuilder(secret.length());
    for (int i = 0; i < secret.length(); i++) {
      char c = secret.charAt(i);
      masked.append(Character.isDigit(c) ? '0' : Character.isUpperCase(c) ? 'X' : 'x');
    }
    return masked.toString().equals(secret) ? "*".repeat(secret.length()) : masked.toString();
  }

  String parts(String text) {
    String document = json.apply(text);
    if (document != null) {
      return document;
    }
    String decoded = decoded(text);
    if (decoded != null) {
      String masked = parts(decoded);
      byte[] bytes = masked.getBytes(StandardCharsets.UTF_8);
      return masked.equals(decoded) ? text : Base64.getEncoder().encodeToString(bytes);
    }
    String masked = replaced(text, PARAMETER, 2, m -> telling.test(name(m)), MaskedText::all);
    masked = replaced(masked, CREDENTIALS, 1, m -> true, MaskedText::all);
    masked = replaced(masked, EMAIL, 0, m -> true, MaskedText::email);
    return replaced(masked, NUMBER, 0, m -> true, this::digits);
  }

  String number(String literal, boolean secret) {
    if (!secret) {
      return replaced(literal, NUMBER, 0, m -> true, this::digits);
    }
    StringBuilder masked = new StringBuilder(literal);
    for (int i = 0; i < masked.length(); i++) {
      if (Character.isDigit(masked.charAt(i))) {
        masked.setCharAt(i, '1');
      }
    }
    if (masked.toString().equals(literal)) {
      masked.setCharAt(masked.length() - 1, '0');
    }
    return masked.toString();
  }

  private static String name(Matcher parameter) {
    return Percent.decode(parameter.group(1), true);
  }

  private static String email(String address) {
    StringBuilder masked = new StringBuilder(address);
    for (int i = 0; i < masked.length(); i++) {
      char c = masked.charAt(i);
      masked.setCharAt(i, c == '@' || c == '.' ? c : 'x');
    }
    return masked.toString().equals(address) ? address.replace('x', 'y') : masked.toString();
  }

  /** Returns a one, zeros, and the index of the number within the event; separators stay. */
  private String digits(String number) {
    String masked = numbers.get(number);
    for (int n = numbers.size() + 1; masked == null; n++) {
      StringBuilder digits = new StringBuilder(number);
      String count = "" + n;
      int at = count.length() - 1;
      for (int i = digits.length() - 1; i >= 0; i--) {
        if (Character.isDigit(digits.charAt(i))) {
          digits.setCharAt(i, at >= 0 ? count.charAt(at) : '0');
          at--;
        }
      }
      digits.setCharAt(0, '1');
      String free = digits.toString();
      masked = free.equals(number) || numbers.containsValue(free) ? null : free;
    }
    numbers.put(number, masked);
    return masked;
  }

  private static String replaced(
      String text, Pattern what, int group, Predicate<Matcher> where, UnaryOperator<String> by) {
    Matcher matcher = what.matcher(text);
    StringBuilder replaced = new StringBuilder();
    int from = 0;
    while (matcher.find()) {
      if (where.test(matcher)) {
        replaced.append(text, from, matcher.start(group)).append(by.apply(matcher.group(group)));
        from = matcher.end(group);
      }
    }
    return replaced.append(text, from, text.length()).toString();
  }

  /** Decodes base64 to text; null if it is not base64, or not of text. */
  private static @Nullable String decoded(String text) {
    if (text.length() < 8 || text.length() % 4 != 0) {
      return null;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
      String decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return decoded.chars().allMatch(c -> c >= ' ' || Character.isWhitespace(c)) ? decoded : null;
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return null;
    }
  }
}
