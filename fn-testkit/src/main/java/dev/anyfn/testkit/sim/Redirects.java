package dev.anyfn.testkit.sim;

import dev.anyfn.testkit.sim.guest.GuestDefaults;
import dev.anyfn.testkit.sim.guest.GuestSystem;
import dev.anyfn.testkit.sim.guest.Instead;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** The calls of the JDK's methods that go to an instance's own classes instead. Immutable. */
final class Redirects {

  /** The classes of which each instance has a copy; their annotations say what they replace. */
  private static final List<Class<?>> GUESTS = List.of(GuestSystem.class, GuestDefaults.class);

  /** A static method of one of those classes. */
  record Target(String owner, String name, String descriptor) {
    static Target of(Class<?> guest, String name, String descriptor) {
      return new Target(Type.getInternalName(guest), name, descriptor);
    }
  }

  private final Map<String, Target> targets = new HashMap<>();

  Redirects() {
    for (Class<?> guest : GUESTS) {
      for (Method method : guest.getDeclaredMethods()) {
        Instead instead = method.getAnnotation(Instead.class);
        if (instead != null) {
          targets.put(
              key(instead, method),
              Target.of(guest, method.getName(), Type.getMethodDescriptor(method)));
        }
      }
    }
  }

  static boolean isGuest(String className) {
    for (Class<?> guest : GUESTS) {
      if (guest.getName().equals(className)) {
        return true;
      }
    }
    return false;
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

  /** Returns what is called instead of a method or a field; null for itself. */
  @Nullable Target of(String owner, String name, String descriptor) {
    return owner.startsWith("java/") ? targets.get(owner + '.' + name + descriptor) : null;
  }
}
