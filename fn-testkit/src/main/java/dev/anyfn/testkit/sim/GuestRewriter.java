package dev.anyfn.testkit.sim;

import dev.anyfn.testkit.sim.Redirects.Target;
import dev.anyfn.testkit.sim.guest.GuestDefaults;
import dev.anyfn.testkit.sim.guest.GuestSystem;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Rewrites a class so that it asks its instance where it would ask the JVM. Each call is replaced
 * by one with the same effect on the stack, so that frames stay as they are.
 */
final class GuestRewriter {

  private static final int API = Opcodes.ASM9;

  /** A constructor that takes what another reads from the JVM, and where it comes from. */
  private record Supplied(String constructor, Target supplier) {}

  private static final Target PATH = system("path", "(Ljava/lang/String;)Ljava/lang/String;");
  private static final Target ALLOCATE = system("allocate", "(II)I");
  private static final Target INITIALIZED = system("initialized", "(Ljava/lang/String;)V");

  private static final Map<String, Supplied> CONSTRUCTORS =
      Map.of(
          "java/util/Random.()V", new Supplied("(J)V", system("seed", "()J")),
          "java/util/Date.()V", new Supplied("(J)V", system("currentTimeMillis", "()J")),
          "java/text/SimpleDateFormat.(Ljava/lang/String;)V",
              new Supplied(
                  "(Ljava/lang/String;Ljava/util/Locale;)V",
                  Target.of(GuestDefaults.class, "getDefault", "()Ljava/util/Locale;")));

  private static Target system(String name, String descriptor) {
    return Target.of(GuestSystem.class, name, descriptor);
  }

  private final Redirects redirects = new Redirects();
  private final Set<String> initializers = ConcurrentHashMap.newKeySet();

  /** Returns true if a class that was rewritten has an initializer. */
  boolean hasInitializer(String className) {
    return initializers.contains(className);
  }

  /** The class as its instance is to have it; may be called by many threads. */
  byte[] rewrite(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(
        new ClassVisitor(API, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            if (!name.equals("<clinit>")) {
              return new Rewriting(next, null);
            }
            String className = reader.getClassName().replace('/', '.');
            initializers.add(className);
            return new Rewriting(next, className);
          }
        },
        0);
    return writer.toByteArray();
  }

  /** The class with all its methods public, for code of other packages. */
  static byte[] publish(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(API, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            int open = (access & ~Opcodes.ACC_PRIVATE) | Opcodes.ACC_PUBLIC;
            return super.visitMethod(open, name, descriptor, signature, exceptions);
          }
        },
        0);
    return writer.toByteArray();
  }

  private final class Rewriting extends MethodVisitor {

    private final @Nullable String initialized;

    Rewriting(MethodVisitor next, @Nullable String initialized) {
      super(API, next);
      this.initialized = initialized;
    }

    @Override
    public void visitInsn(int opcode) {
      if (initialized != null && opcode == Opcodes.RETURN) {
        super.visitLdcInsn(initialized);
        callGuest(INITIALIZED);
      }
      super.visitInsn(opcode);
    }

    private void callGuest(Target target) {
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, target.owner(), target.name(), target.descriptor(), false);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (opcode == Opcodes.INVOKESPECIAL && name.equals("<init>")) {
        Supplied supplied = CONSTRUCTORS.get(owner + '.' + descriptor);
        if (supplied != null) {
          callGuest(supplied.supplier());
        }
        String wanted = supplied == null ? descriptor : supplied.constructor();
        super.visitMethodInsn(opcode, owner, name, wanted, isInterface);
        return;
      }
      // A call of super's method stays: what stands for it would come back to the one that calls.
      Target target =
          opcode == Opcodes.INVOKESPECIAL ? null : redirects.of(owner, name, descriptor);
      if (target == null) {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      } else {
        callGuest(target);
      }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      Target target = opcode == Opcodes.GETSTATIC ? redirects.of(owner, name, descriptor) : null;
      if (target == null) {
        super.visitFieldInsn(opcode, owner, name, descriptor);
      } else {
        callGuest(target);
      }
    }

    @Override
    public void visitLdcInsn(Object value) {
      super.visitLdcInsn(value);
      if (value instanceof String text && isTemporary(text)) {
        callGuest(PATH);
      }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      if (opcode == Opcodes.NEWARRAY) {
        super.visitLdcInsn(elementBytes(operand));
        callGuest(ALLOCATE);
      }
      super.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      Object[] changed = arguments.clone();
      boolean temporary = false;
      for (int i = 0; i < changed.length; i++) {
        if (changed[i] instanceof Handle handle) {
          changed[i] = redirected(handle);
        }
        temporary |= changed[i] instanceof String recipe && isTemporary(recipe);
      }
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, changed);
      if (temporary && descriptor.endsWith(")Ljava/lang/String;")) {
        callGuest(PATH);
      }
    }

    private Handle redirected(Handle handle) {
      boolean call =
          handle.getTag() == Opcodes.H_INVOKESTATIC || handle.getTag() == Opcodes.H_INVOKEVIRTUAL;
      Target target =
          call ? redirects.of(handle.getOwner(), handle.getName(), handle.getDesc()) : null;
      return target == null
          ? handle
          : new Handle(
              Opcodes.H_INVOKESTATIC, target.owner(), target.name(), target.descriptor(), false);
    }
  }

  private static boolean isTemporary(String text) {
    return text.equals("/tmp") || text.startsWith("/tmp/");
  }

  private static int elementBytes(int arrayType) {
    return switch (arrayType) {
      case Opcodes.T_BOOLEAN, Opcodes.T_BYTE -> 1;
      case Opcodes.T_CHAR, Opcodes.T_SHORT -> 2;
      case Opcodes.T_INT, Opcodes.T_FLOAT -> 4;
      default -> 8;
    };
  }
}
