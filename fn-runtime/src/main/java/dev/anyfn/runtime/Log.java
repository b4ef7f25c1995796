package dev.anyfn.runtime;

import dev.anyfn.ErrorCode;
import dev.anyfn.TraceContext;
import dev.anyfn.runtime.text.JsonText;
import dev.anyfn.runtime.text.RedactedCause;
import dev.anyfn.runtime.wire.ClientGoneException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Structured logs of AnyFn itself: one JSON object a line, with {@code severity}, {@code message}
 * and {@code time} as Google Cloud Logging names them, and whole stack traces in one member. Never
 * a body, a header or a setting. Safe for use by many threads.
 */
public final class Log {

  private final Lines lines;

  /** The destination of lines. Safe for use by many threads. */
  @FunctionalInterface
  public interface Lines {
    /**
     * Takes a line.
     *
     * @param line without its end
     */
    void write(String line);
  }

  /**
   * A log.
   *
   * @param out where the lines go; each is written by one call
   */
  public Log(PrintStream out) {
    // Not a lambda: the first one costs more than all else on the way to a first answer.
    this(new Printed(out));
  }

  /**
   * A log.
   *
   * @param lines where the lines go
   */
  public Log(Lines lines) {
    this.lines = lines;
  }

  private record Printed(PrintStream out) implements Lines {
    @Override
    public void write(String line) {
      out.println(line);
      out.flush();
    }
  }

  /**
   * Logs an event in the life of the instance.
   *
   * @param message what happened
   */
  public void info(String message) {
    write(line("INFO", message));
  }

  /** Logs a decision, for someone who asked for such with {@code FN_LOG_LEVEL=debug}. */
  void debug(String message) {
    write(line("DEBUG", message));
  }

  /**
   * Logs something that the operator should look at.
   *
   * @param message what happened
   * @param cause what was thrown; null if nothing was
   */
  public void error(String message, @Nullable Throwable cause) {
    StringBuilder line = line("ERROR", message);
    if (cause != null) {
      member("exception", stackTrace(cause), line);
    }
    write(line);
  }

  /** Logs an ending with a failure, unless only its client is gone. */
  void ended(InvocationContext context, @Nullable String item, Ending ending) {
    if (ending instanceof Ending.Failed failed) {
      if (!(failed.failure().cause() instanceof ClientGoneException)) {
        failure(failed.failure(), context, item, false);
      }
    } else if (ending instanceof Ending.Dropped dropped) {
      failure(dropped.failure(), context, item, true);
    }
  }

  /** Logs a failure; one that the caller is to blame for is a warning, without a stack trace. */
  void failure(
      Failure failure,
      @Nullable InvocationContext context,
      @Nullable String item,
      boolean dropped) {
    boolean unforeseen = failure.code() == ErrorCode.INTERNAL;
    StringBuilder line =
        line(
            unforeseen ? "ERROR" : "WARNING",
            unforeseen ? "The function failed" : "The function answered " + failure.code());
    if (dropped) {
      line.append(",\"dropped\":true");
    }
    member("code", failure.code().name(), line);
    member("errorId", failure.id(), line);
    if (context != null) {
      member("function", context.functionName(), line);
      member("invocationId", context.invocationId(), line);
      TraceContext trace = context.traceContext();
      if (trace != null) {
        member("traceId", trace.traceId(), line);
      }
    }
    if (item != null) {
      member("item", item, line);
    }
    if (failure.detail() != null) {
      member("detail", failure.detail(), line);
    }
    Throwable cause = unforeseen ? failure.cause() : failure.cause().getCause();
    if (cause != null && !(cause instanceof RedactedCause)) {
      member("exception", stackTrace(cause), line);
    }
    write(line);
  }

  private static StringBuilder line(String severity, String message) {
    StringBuilder line = new StringBuilder(256).append("{\"severity\":\"").append(severity);
    line.append("\",\"time\":\"").append(timestamp(System.currentTimeMillis())).append('"');
    member("message", message, line);
    return line;
  }

  /** LocalDateTime prints itself; a DateTimeFormatter would cost more than the whole line. */
  static String timestamp(long millis) {
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(
            millis / 1000, (int) (millis % 1000) * 1_000_000, ZoneOffset.UTC);
    // It leaves out seconds that are zero, which RFC 3339 does not.
    return time + (millis % 60_000 == 0 ? ":00Z" : "Z");
  }

  private static void member(String name, String value, StringBuilder line) {
    line.append(",\"").append(name).append("\":");
    JsonText.quote(value, line);
  }

  private static String stackTrace(Throwable cause) {
    try {
      StringWriter text = new StringWriter();
      cause.printStackTrace(new PrintWriter(text));
      return text.toString();
    } catch (RuntimeException | StackOverflowError e) {
      // Its own getMessage may throw, its causes may be thousands: the failure still has an answer.
      return cause.getClass().getName() + " (its stack trace cannot be printed)";
    }
  }

  private void write(StringBuilder line) {
    lines.write(line.append('}').toString());
  }
}
