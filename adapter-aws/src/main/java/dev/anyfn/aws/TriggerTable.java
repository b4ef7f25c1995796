package dev.anyfn.aws;

import dev.anyfn.runtime.InitializationException;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Origin;
import dev.anyfn.runtime.Settings;
import dev.anyfn.runtime.text.JsonText;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Finds the trigger of a payload and handles it. Safe for use by many threads. */
final class TriggerTable {

  private final Instance instance;
  private final TriggerRow[] rows;
  private final @Nullable Format[] formats;
  private final int declared;

  private TriggerTable(Instance instance, TriggerRow[] rows, int declared) {
    this.instance = instance;
    this.rows = rows;
    this.formats = new Format[rows.length];
    this.declared = declared;
  }

  /**
   * Opens the table.
   *
   * @throws InitializationException if {@code FN_TRIGGER} names no row
   */
  static TriggerTable of(Instance instance, TriggerRow... rows) {
    String name = Settings.text(instance.settings().environment(), "FN_TRIGGER");
    return new TriggerTable(instance, rows, name == null ? -1 : declared(name, rows));
  }

  private static int declared(String name, TriggerRow[] rows) {
    StringBuilder known = new StringBuilder();
    for (int i = 0; i < rows.length; i++) {
      String label = rows[i].label();
      if (name.equals(label)) {
        return i;
      }
      if (label != null) {
        known.append(known.isEmpty() ? "" : ", ").append(label);
      }
    }
    throw new InitializationException(
        "FN_TRIGGER is \"" + name + "\", which is no trigger: set it to one of " + known + ".");
  }

  void handle(byte[] payload, OutputStream out, Origin origin) throws Exception {
    format(declared >= 0 ? declared : recognise(payload)).handle(instance, payload, out, origin);
  }

  /** Loads a format when its first payload arrives: most functions only ever see one. */
  private Format format(int row) {
    synchronized (formats) {
      Format format = formats[row];
      if (format == null) {
        format = rows[row].format();
        formats[row] = format;
      }
      return format;
    }
  }

  /** Recognises the row of a payload; only an object can be an envelope. */
  int recognise(byte[] payload) {
    int last = rows.length - 1;
    if (JsonText.first(payload) != '{') {
      return last; // without a JSON parser
    }
    Outline outline = Outline.of(payload);
    int row = 0;
    while (row < last && !rows[row].claims(outline)) {
      row++;
    }
    return row;
  }
}
