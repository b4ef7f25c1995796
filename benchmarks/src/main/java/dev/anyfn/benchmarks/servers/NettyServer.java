package dev.anyfn.benchmarks.servers;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Netty's HTTP/1.1 codec on NIO; functions block, so they run on threads of their own. */
final class NettyServer extends ChannelInitializer<SocketChannel> {

  private final EventExecutorGroup functions = new DefaultEventExecutorGroup(App.THREADS);
  private final AtomicInteger inFlight = new AtomicInteger();

  private NettyServer() {}

  public static void main(String[] args) throws Exception {
    NettyServer self = new NettyServer();
    MultiThreadIoEventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    new ServerBootstrap()
        .group(loops)
        .channel(NioServerSocketChannel.class)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(self)
        .bind(InetAddress.getLoopbackAddress(), App.port())
        .sync();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> self.stop(loops)));
  }

  // deprecated in favour of handing over by hand, which would have to keep pipelined answers in
  // order
  @SuppressWarnings("deprecation")
  @Override
  protected void initChannel(SocketChannel channel) {
    channel
        .pipeline()
        .addLast(new HttpServerCodec())
        .addLast(new HttpServerKeepAliveHandler())
        .addLast(new HttpObjectAggregator(App.MAX_BODY))
        .addLast(functions, new Answering());
  }

  private void stop(MultiThreadIoEventLoopGroup loops) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(App.STOP_SECONDS);
    while (inFlight.get() > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(5_000_000);
    }
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel
  private final class Answering extends SimpleChannelInboundHandler<FullHttpRequest> {

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request)
        throws Exception {
      inFlight.incrementAndGet();
      boolean malformed = request.decoderResult().isFailure();
      App.Reply reply =
          malformed
              ? new App.Reply(400, new byte[0])
              : App.answer(request.uri(), ByteBufUtil.getBytes(request.content()));
      boolean head = request.method().equals(HttpMethod.HEAD);
      FullHttpResponse response =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1,
              HttpResponseStatus.valueOf(reply.status()),
              head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(reply.body()));
      if (reply.status() != 204) {
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, reply.body().length);
      }
      context
          .writeAndFlush(response)
          .addListener(
              done -> {
                inFlight.decrementAndGet();
                if (malformed) {
                  context.close();
                }
              });
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      Channel channel = context.channel();
      channel.close();
    }
  }
}
