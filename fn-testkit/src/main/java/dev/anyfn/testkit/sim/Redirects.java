package dev.anyfn.testkit.sim;

import dev.anyfn.testkit.sim.guest.GuestSystem;
import dev.anyfn.testkit.sim.guest.Instead;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * Which calls of the JDK's methods go to {@link GuestSystem} instead, as the annotations of its
 * methods say. Immutable.
 */
final class Redirects {

  static final String GUEST = Type.getInternalName(GuestSystem.class);

  /** What is called instead: a static method of {@link GuestSystem}. */
  record Target(String name, String descriptor) {}

  private final Map<String, Target> targets = new HashMap<>();

  Redirects() {
    for (Method method : GuestSystem.class.getDeclaredMethods()) {
      Instead instead = method.getAnnotation(Instead.class);
      if (instead != null) {
        targets.put(
            key(instead, method), new Target(method.getName(), Type.getMethodDescriptor(method)));
      }
    }
  }

  private static String key(Instead instead, Method method) {
    String name = instead.method().isEmpty() ? method.getName() : instead.method();
    Class<?>[] parameters = method.getParameterTypes();
    try {
      if (instead.field()) {
        return key(instead.of(), name, Type.getDescriptor(instead.of().getField(name).getType()));
      }
      Method replaced =
          isStatic(instead.of(), name, parameters)
              ? instead.of().getMethod(name, parameters)
              : instead.of().getMethod(name, Arrays.copyOfRange(parameters, 1, parameters.length));
      return key(instead.of(), name, Type.getMethodDescriptor(replaced));
    } catch (NoSuchMethodException | NoSuchFieldException e) {
      throw new IllegalStateException("Nothing is there to be replaced by " + method, e);
    }
  }

  private static boolean isStatic(Class<?> owner, String name, Class<?>[] parameters) {
    try {
      return Modifier.isStatic(owner.getMethod(name, parameters).getModifiers());
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  private static String key(Class<?> owner, String name, String descriptor) {
    return Type.getInternalName(owner) + '.' + name + descriptor;
  }

  /** What is called instead of a method, or read instead of a field; null for itself. */
  @Nullable Target of(String owner, String name, String descriptor) {
    return owner.startsWith("java/") ? targets.get(owner + '.' + name + descriptor) : null;
  }
}
