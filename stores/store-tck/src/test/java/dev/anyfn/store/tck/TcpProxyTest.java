package dev.anyfn.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {

  private ServerSocket server;
  private TcpProxy proxy;
  private final CountDownLatch secondHalf = new CountDownLatch(1);

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::accept, "server");
    thread.setDaemon(true);
    thread.start();
    proxy = TcpProxy.to(server.getLocalPort());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    server.close();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        new Thread(() -> serve(socket), "connection").start();
      } catch (IOException e) {
        // closed
      }
    }
  }

  /** Answers a number by two more, the second when it may. */
  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      while (true) {
        int asked = in.readInt();
        out.writeInt(asked + 1);
        out.flush();
        secondHalf.await();
        out.writeInt(asked + 2);
        out.flush();
      }
    } catch (IOException | InterruptedException e) {
      // the other side has ended
    }
  }

  /** A client with one connection. */
  private final class Client implements AutoCloseable {
    private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    private final DataInputStream in = new DataInputStream(socket.getInputStream());

    Client() throws IOException {}

    void ask(int number) throws IOException {
      new DataOutputStream(socket.getOutputStream()).writeInt(number);
    }

    int answer() throws IOException {
      return in.readInt();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void anAnswerInTwoPacketsIsOne() throws IOException {
    try (Client client = new Client()) {
      proxy.loseAnswer(2);
      client.ask(10);
      assertThat(client.answer()).isEqualTo(11);
      secondHalf.countDown();
      assertThat(client.answer()).isEqualTo(12);
      assertThat(proxy.hasLost()).isFalse();
      client.ask(20);
      assertThatThrownBy(client::answer).isInstanceOf(IOException.class);
      assertThat(proxy.hasLost()).isTrue();
    }
  }

  @Test
  void answersOfAllConnectionsCount() throws IOException {
    secondHalf.countDown();
    proxy.loseAnswer(2);
    try (Client one = new Client();
        Client two = new Client()) {
      one.ask(10);
      assertThat(one.answer() + one.answer()).isEqualTo(23);
      two.ask(20);
      assertThatThrownBy(two::answer).isInstanceOf(IOException.class);
      one.ask(30);
      assertThat(one.answer() + one.answer()).isEqualTo(63);
    }
  }

  @Test
  void anAnswerMayBeCutAfterItsFirstBytes() throws IOException {
    try (Client client = new Client()) {
      proxy.loseAnswer(1, 3);
      client.ask(10);
      assertThatThrownBy(client::answer).isInstanceOf(IOException.class);
      assertThat(proxy.hasLost()).isTrue();
    }
  }

  @Test
  void aBlackoutLosesEveryAnswerUntilItEnds() throws IOException {
    secondHalf.countDown();
    proxy.blackout(true);
    for (int i = 0; i < 3; i++) {
      try (Client client = new Client()) {
        client.ask(10);
        assertThatThrownBy(client::answer).isInstanceOf(IOException.class);
      }
    }
    proxy.blackout(false);
    try (Client client = new Client()) {
      client.ask(10);
      assertThat(client.answer()).isEqualTo(11);
    }
  }

  /**
   * The port is held, and never listened on: while the last accept of a server that was closed
   * returns, the kernel still takes connections.
   */
  @Test
  void whereNobodyListensTheConnectionEnds() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (SocketChannel held = SocketChannel.open().bind(any);
        TcpProxy nowhere = TcpProxy.to(((InetSocketAddress) held.getLocalAddress()).getPort());
        Socket client = new Socket(InetAddress.getLoopbackAddress(), nowhere.port())) {
      assertThat(client.getInputStream().read()).isNegative();
    }
  }
}
