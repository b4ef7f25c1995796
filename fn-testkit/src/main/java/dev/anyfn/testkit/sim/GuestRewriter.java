package dev.anyfn.testkit.sim;

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

  /** Constructors that read something of the JVM: what they are given, and how it is got. */
  private record Supplied(String constructor, String supplier, String descriptor) {}

  private static final Map<String, Supplied> CONSTRUCTORS =
      Map.of(
          "java/util/Random.()V", new Supplied("(J)V", "seed", "()J"),
          "java/util/Date.()V", new Supplied("(J)V", "currentTimeMillis", "()J"),
          "java/text/SimpleDateFormat.(Ljava/lang/String;)V",
              new Supplied(
                  "(Ljava/lang/String;Ljava/util/Locale;)V", "getDefault", "()Ljava/util/Locale;"));

  private final Redirects redirects = new Redirects();
  private final Set<String> initializers = ConcurrentHashMap.newKeySet();

  /** Whether a class that was rewritten has an initializer. */
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
        callGuest("initialized", "(Ljava/lang/String;)V");
      }
      super.visitInsn(opcode);
    }

    private void callGuest(String name, String descriptor) {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, Redirects.GUEST, name, descriptor, false);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (opcode == Opcodes.INVOKESPECIAL && name.equals("<init>")) {
        Supplied supplied = CONSTRUCTORS.get(owner + '.' + descriptor);
        if (supplied != null) {
          callGuest(supplied.supplier(), supplied.descriptor());
        }
        String wanted = supplied == null ? descriptor : supplied.constructor();
        super.visitMethodInsn(opcode, owner, name, wanted, isInterface);
        return;
      }
      // A call of super's method stays: what stands for it would come back to the one that calls.
      Redirects.Target target =
          opcode == Opcodes.INVOKESPECIAL ? null : redirects.of(owner, name, descriptor);
      if (target == null) {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      } else {
        callGuest(target.name(), target.descriptor());
      }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      Redirects.Target target =
          opcode == Opcodes.GETSTATIC ? redirects.of(owner, name, descriptor) : null;
      if (target == null) {
        super.visitFieldInsn(opcode, owner, name, descriptor);
      } else {
        callGuest(target.name(), target.descriptor());
      }
    }

    @Override
    public void visitLdcInsn(Object value) {
      super.visitLdcInsn(value);
      if (value instanceof String text && isTemporary(text)) {
        callGuest("path", "(Ljava/lang/String;)Ljava/lang/String;");
      }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      if (opcode == Opcodes.NEWARRAY) {
        super.visitLdcInsn(elementBytes(operand));
        callGuest("allocate", "(II)I");
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
        callGuest("path", "(Ljava/lang/String;)Ljava/lang/String;");
      }
    }

    private Handle redirected(Handle handle) {
      boolean call =
          handle.getTag() == Opcodes.H_INVOKESTATIC || handle.getTag() == Opcodes.H_INVOKEVIRTUAL;
      Redirects.Target target =
          call ? redirects.of(handle.getOwner(), handle.getName(), handle.getDesc()) : null;
      return target == null
          ? handle
          : new Handle(
              Opcodes.H_INVOKESTATIC, Redirects.GUEST, target.name(), target.descriptor(), false);
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
