package dev.anyfn.store.tck;

import dev.anyfn.state.Body;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;

/** Calls {@link RemoteServer}: one connection, one question, one answer. */
record Remote(int port, Lie lie, String mode) {

  /** The answer, and the connection behind it for those who read on. */
  record Answer(Object[] values, DataInputStream rest) {}

  Object[] call(Object... question) throws IOException {
    Answer answer = ask(null, question);
    answer.rest().close();
    return answer.values();
  }

  /** Waits at the server until another process has come with one of these keys. */
  void meet(Set<String> keys) {
    try {
      call("meet", new HashSet<>(keys));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer ask(Body body, Object... question) throws IOException {
    Socket socket;
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
    } catch (ConnectException e) {
      throw new StoreException(
          lie == Lie.UNREACHABLE_IS_INTERNAL ? StoreError.INTERNAL : StoreError.UNAVAILABLE,
          "nobody listens",
          e);
    }
    try {
      ObjectOutputStream out = new ObjectOutputStream(socket.getOutputStream());
      out.writeObject(mode);
      out.writeObject(question);
      if (body != null) {
        send(body, out);
      }
      out.flush();
      ObjectInputStream in = new ObjectInputStream(socket.getInputStream());
      Object[] answer = (Object[]) in.readObject();
      if ("error".equals(answer[0])) {
        throw error(StoreError.valueOf((String) answer[1]), (String) answer[2], (int) answer[3]);
      }
      return new Answer(answer, new DataInputStream(in));
    } catch (IOException | StoreException e) {
      socket.close();
      throw e;
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private StoreException error(StoreError error, String detail, int index) {
    if (error == StoreError.PRECONDITION_FAILED) {
      return StoreException.preconditionFailed(index, detail);
    }
    boolean lies = lie == Lie.THROTTLE_IS_INTERNAL && error == StoreError.RATE_LIMITED;
    return new StoreException(lies ? StoreError.INTERNAL : error, detail);
  }

  /** A body that throws ends the connection, and the server has nothing. */
  private static void send(Body body, ObjectOutputStream out) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    try (InputStream in = body.open()) {
      while (true) {
        int n;
        try {
          n = in.read(buffer);
        } catch (IOException e) {
          throw new BrokenBody(e);
        }
        if (n < 0) {
          break;
        }
        out.writeInt(n);
        out.write(buffer, 0, n);
      }
    }
    out.writeInt(-1);
  }

  /** What the body threw, told from what the network threw. */
  static final class BrokenBody extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenBody(IOException cause) {
      super(cause);
    }
  }

  StoreException lost(IOException e) {
    return new StoreException(
        lie == Lie.LOST_IS_UNAVAILABLE ? StoreError.UNAVAILABLE : StoreError.OUTCOME_UNKNOWN,
        "the answer was lost",
        e);
  }

  static StoreException unavailable(IOException e) {
    return new StoreException(StoreError.UNAVAILABLE, "the answer was lost", e);
  }
}
