package dev.anyfn.aws;

import dev.anyfn.runtime.InitializationException;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Settings;
import dev.anyfn.runtime.text.JsonText;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the trigger of a payload. Safe for use by many threads. */
final class TriggerTable {

  private final Map<TriggerKind, Trigger> triggers = new EnumMap<>(TriggerKind.class);
  private final Instance instance;
  private final @Nullable TriggerKind declared;

  private TriggerTable(Instance instance, @Nullable TriggerKind declared) {
    this.instance = instance;
    this.declared = declared;
  }

  static TriggerTable of(Instance instance) {
    String name = Settings.text(instance.settings().environment(), "FN_TRIGGER");
    return new TriggerTable(instance, name == null ? null : declared(name));
  }

  private static TriggerKind declared(String name) {
    StringBuilder known = new StringBuilder();
    for (TriggerKind kind : TriggerKind.values()) {
      if (kind.label().equals(name)) {
        return kind;
      }
      known.append(known.isEmpty() ? "" : ", ").append(kind.label());
    }
    throw new InitializationException(
        "FN_TRIGGER is \"" + name + "\", which is no trigger: set it to one of " + known + ".");
  }

  /** Built when the first payload of its kind arrives: most functions ever see one kind. */
  Trigger find(byte[] payload) {
    TriggerKind kind = declared != null ? declared : kind(payload);
    synchronized (triggers) {
      Trigger trigger = triggers.get(kind);
      if (trigger == null) {
        trigger = kind.create(instance);
        triggers.put(kind, trigger);
      }
      return trigger;
    }
  }

  /** Only an object can be an envelope; anything else is told without a JSON parser. */
  private static TriggerKind kind(byte[] payload) {
    if (JsonText.first(payload) != '{') {
      return TriggerKind.DIRECT;
    }
    Outline outline = Outline.of(payload);
    for (TriggerKind kind : TriggerKind.values()) {
      if (kind.claims(outline)) {
        return kind;
      }
    }
    return TriggerKind.DIRECT;
  }
}
