package dev.anyfn.store.tck;

import dev.anyfn.state.Body;
import dev.anyfn.state.Capability;
import dev.anyfn.state.Condition;
import dev.anyfn.state.Entry;
import dev.anyfn.state.ObjectInfo;
import dev.anyfn.state.Range;
import dev.anyfn.state.SignedUrl;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Version;
import dev.anyfn.state.spi.BucketDriver;
import dev.anyfn.state.spi.ObjectBody;
import dev.anyfn.state.spi.ObjectPage;
import dev.anyfn.state.spi.ObjectQuery;
import dev.anyfn.state.spi.ObjectWrite;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The bucket of a {@link RemoteServer}. */
final class RemoteBucketDriver implements BucketDriver {

  private final Remote remote;

  RemoteBucketDriver(Remote remote) {
    this.remote = remote;
  }

  @Override
  public Set<Capability> capabilities() {
    Set<Capability> all =
        new HashSet<>(
            Set.of(
                Capability.IF_ABSENT,
                Capability.IF_VERSION,
                Capability.CONDITIONAL_DELETE,
                Capability.SIGNED_URLS,
                Capability.SHARED,
                Capability.DURABLE));
    if (remote.lie() == Lie.HIDES_DURABLE) {
      all.remove(Capability.DURABLE);
    }
    return all;
  }

  @Override
  public void prime() {
    head("prime");
  }

  @Override
  public ObjectInfo head(String key) {
    return info(read("head", key));
  }

  /** Null where there is nothing. */
  private Object[] read(Object... question) {
    try {
      return remote.call(question);
    } catch (IOException e) {
      throw Remote.unavailable(e);
    } catch (StoreException e) {
      return absent(e);
    }
  }

  private Object[] absent(StoreException e) {
    if (remote.lie() == Lie.MISSING_IS_ABSENT && e.error() == StoreError.NOT_FOUND) {
      return new Object[] {"none"};
    }
    throw e;
  }

  @Override
  public ObjectBody open(String key, Range range) {
    try {
      Remote.Answer answer = remote.ask(null, "open", key, range.offset(), range.length());
      ObjectInfo info = info(answer.values());
      return info == null ? null : new ObjectBody(info, answer.rest());
    } catch (IOException e) {
      throw Remote.unavailable(e);
    } catch (StoreException e) {
      absent(e);
      return null;
    }
  }

  @Override
  public ObjectInfo write(ObjectWrite write) throws IOException {
    Object[] question = {
      "write",
      write.key(),
      write.contentType(),
      new HashMap<>(write.metadata()),
      RemoteServer.text(write.condition()),
      write.nonce()
    };
    try {
      return info(remote.ask(write.body(), question).values());
    } catch (Remote.BrokenBody e) {
      throw (IOException) e.getCause();
    } catch (IOException e) {
      return afterLoss(write.key(), write.nonce(), e, write.body(), question);
    }
  }

  private ObjectInfo afterLoss(
      String key, String nonce, IOException e, Body body, Object... question) throws IOException {
    if (remote.lie() == Lie.RETRIES_BLINDLY) {
      return info(remote.ask(body, question).values());
    }
    if (remote.lie() != Lie.LOST_IS_UNAVAILABLE) {
      try {
        ObjectInfo there = head(key);
        if (there != null && there.version().token().equals(nonce)) {
          return there;
        }
      } catch (StoreException reading) {
        e.addSuppressed(reading);
      }
    }
    throw remote.lost(e);
  }

  @Override
  public ObjectInfo copy(String from, ObjectWrite to) {
    Object[] question = {"copy", from, to.key(), RemoteServer.text(to.condition()), to.nonce()};
    try {
      return info(remote.call(question));
    } catch (IOException e) {
      throw remote.lost(e);
    }
  }

  @Override
  public void delete(String key, Condition condition) {
    try {
      remote.call("delete", key, RemoteServer.text(condition));
    } catch (IOException e) {
      throw remote.lost(e);
    }
  }

  @Override
  public ObjectPage list(ObjectQuery query, String cursor) {
    Object[] answer = read("list", query.prefix(), query.delimiter(), query.limit(), cursor);
    List<Entry> entries = new ArrayList<>();
    for (int i = 2; i < answer.length; i += 2) {
      String key = (String) answer[i];
      entries.add(
          answer[i + 1] == null
              ? new Entry.CommonPrefix(key)
              : new Entry.Found(key, (long) answer[i + 1], Instant.EPOCH));
    }
    return new ObjectPage(entries, (String) answer[1]);
  }

  @Override
  public URI sign(SignedUrl request) {
    return URI.create((String) read("sign", request.key(), request.method().name())[1]);
  }

  @SuppressWarnings("unchecked")
  private static ObjectInfo info(Object[] answer) {
    return "none".equals(answer[0])
        ? null
        : new ObjectInfo(
            (String) answer[1],
            (long) answer[2],
            new Version((String) answer[3]),
            Instant.ofEpochMilli((long) answer[4]),
            (String) answer[5],
            (Map<String, String>) answer[6]);
  }

  @Override
  public void close() {}
}
