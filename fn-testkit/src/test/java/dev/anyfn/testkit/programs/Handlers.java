package dev.anyfn.testkit.programs;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CyclicBarrier;
import org.crac.Core;
import org.crac.Resource;

/** Lambda handlers, one for each thing a test wants to see. */
public final class Handlers {

  private Handlers() {}

  private static void write(OutputStream output, String text) throws IOException {
    output.write(text.getBytes(StandardCharsets.UTF_8));
  }

  public static final class Echo implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      input.transferTo(output);
    }
  }

  public static final class Describing implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      boolean timely = context.getRemainingTimeInMillis() > 50_000;
      String name = context.getFunctionName();
      String facts = String.join(" ", context.getAwsRequestId(), context.getInvokedFunctionArn());
      facts = String.join(" ", facts, context.getXrayTraceId(), context.getTenantId());
      write(output, String.join(" ", facts, name, System.getenv("EXTRA"), "timely=" + timely));
    }
  }

  public static final class Printing implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
      System.out.println("to standard output: é");
      System.err.println("to standard error");
      System.out.print("without an end");
      System.out.flush();
    }
  }

  public static final class Failing implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
      throw new IllegalStateException("said \"no\"");
    }
  }

  public static final class NotConstructible implements RequestStreamHandler {
    public NotConstructible() {
      throw new IllegalArgumentException("no such setting");
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {}
  }

  public static final class OutOfMemory implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
      throw new OutOfMemoryError("on purpose");
    }
  }

  public static final class Exiting implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
      System.out.println("about to exit");
      System.exit(3);
    }
  }

  /** Answers with as many bytes as the payload says. */
  public static final class Large implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      String size = new String(input.readAllBytes(), StandardCharsets.UTF_8);
      output.write(new byte[Integer.parseInt(size)]);
    }
  }

  /** Answers only when four are there. */
  public static final class Meeting implements RequestStreamHandler {
    private final CyclicBarrier four = new CyclicBarrier(4);

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      try {
        four.await();
      } catch (Exception e) {
        throw new IOException(e);
      }
      input.transferTo(output);
    }
  }

  public static final class Snapping implements RequestStreamHandler, Resource {
    private String seen = "";

    public Snapping() {
      Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
      seen += "before ";
      System.out.println("checkpoint");
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
      seen += "after";
      if (System.getenv("FAIL_RESTORE") != null) {
        throw new IllegalStateException("not restorable");
      }
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      write(output, seen);
    }
  }
}
