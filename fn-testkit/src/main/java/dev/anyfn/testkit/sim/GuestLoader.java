package dev.anyfn.testkit.sim;

import dev.anyfn.testkit.sim.guest.Host;
import dev.anyfn.testkit.sim.guest.Hosted;
import java.net.URL;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The classes of one instance: its own copy of the function's code, and the rest of the class path
 * behind it. Its name stands in each frame of a stack, which shows the work of the instance.
 */
final class GuestLoader extends ClassLoader implements Hosted {

  static {
    registerAsParallelCapable();
  }

  private final GuestCode code;
  private final GuestHost host;
  private final List<Class<?>> defined = new CopyOnWriteArrayList<>();

  GuestLoader(String name, GuestCode code, GuestHost host) {
    super(name, code.parent());
    this.code = code;
    this.host = host;
  }

  /** Returns the classes that the instance has loaded so far for itself. */
  List<Class<?>> defined() {
    return defined;
  }

  /** Returns true if reading the statics of a class runs none of its code. */
  boolean isReadable(Class<?> type) {
    for (Class<?> at = type; at != null && at.getClassLoader() == this; at = at.getSuperclass()) {
      if (code.hasInitializer(at.getName()) && !host.isInitialized(at.getName())) {
        return false;
      }
    }
    return true;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith("java.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      byte[] bytes = code.bytes(name);
      if (bytes == null) {
        return super.loadClass(name, resolve);
      }
      return define(name, bytes);
    }
  }

  private Class<?> define(String name, byte[] bytes) {
    Class<?> type = defineClass(name, bytes, 0, bytes.length);
    if (!Redirects.isGuest(name)) {
      defined.add(type);
    }
    return type;
  }

  @Override
  public Host host() {
    return host;
  }

  @Override
  public @Nullable URL getResource(String name) {
    return code.resource(name);
  }
}
