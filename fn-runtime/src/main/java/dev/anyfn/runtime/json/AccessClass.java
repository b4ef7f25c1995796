package dev.anyfn.runtime.json;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiFunction;

/**
 * Writes and defines the class that builds and takes apart one record, as javac would make it of
 *
 * <pre>{@code
 * public Object apply(Object subject, Object position) {
 *   switch ((Integer) position) {
 *     case 0: return ((Point) subject).x();
 *     case 1: return ((Point) subject).y();
 *     default: return new Point((Integer) ((Object[]) subject)[0], (String) ((Object[]) subject)[1]);
 *   }
 * }
 * }</pre>
 *
 * It is hidden, a nest mate of the record, and so may call what is private there. The constants are
 * written in a fixed order, so that their numbers are known: looking them up would cost a cold
 * start more than all else here.
 */
final class AccessClass {

  private static final int JAVA_17 = 61;
  private static final int PUBLIC_FINAL_SUPER = 0x31;

  // The constants that every such class has.
  private static final int SELF = 2;
  private static final int OBJECT = 4;
  private static final int BI_FUNCTION = 6;
  private static final int INIT = 7;
  private static final int NOTHING = 8;
  private static final int OBJECT_INIT = 10;
  private static final int APPLY = 11;
  private static final int APPLY_TYPE = 12;
  private static final int CODE = 13;
  private static final int STACK_MAP_TABLE = 14;
  private static final int INTEGER = 16;
  private static final int INT_VALUE = 20;
  private static final int RECORD = 22;
  private static final int OBJECTS = 24;
  private static final int CREATE = 27;
  private static final int FIRST_COMPONENT = 28;

  // Those of a component, counted from its first; the last two are for primitives alone.
  private static final int ACCESSOR = 3;
  private static final int TYPE = 5;
  private static final int BOX = 9;
  private static final int UNBOX = 12;

  private final String record;
  private final String[] names;
  private final Class<?>[] types;
  private final int[] constants;
  private byte[] bytes = new byte[1024];
  private int at;

  private AccessClass(Class<?> record, String[] names, Class<?>[] types) {
    this.record = internal(record);
    this.names = names;
    this.types = types;
    constants = new int[types.length + 1];
    constants[0] = FIRST_COMPONENT;
    for (int i = 0; i < types.length; i++) {
      constants[i + 1] = constants[i] + 1 + (types[i].isPrimitive() ? UNBOX : TYPE);
    }
  }

  /**
   * Defines the class for a record.
   *
   * @return takes the record and the position of a component and gives its value; takes all values,
   *     in an array, and -1 and gives the record
   * @throws ReflectiveOperationException if the record's module is not open to us
   */
  @SuppressWarnings("unchecked")
  static BiFunction<Object, Object, Object> define(
      Class<?> record, String[] names, Class<?>[] types) throws ReflectiveOperationException {
    return (BiFunction<Object, Object, Object>)
        MethodHandles.privateLookupIn(record, MethodHandles.lookup())
            .defineHiddenClass(
                new AccessClass(record, names, types).write(),
                false,
                MethodHandles.Lookup.ClassOption.NESTMATE)
            .lookupClass()
            .getConstructor()
            .newInstance();
  }

  private byte[] write() {
    u4(0xCAFEBABE);
    u4(JAVA_17);
    u2(constants[types.length]);
    commonConstants();
    for (int i = 0; i < types.length; i++) {
      componentConstants(i, constants[i]);
    }
    all(PUBLIC_FINAL_SUPER, SELF, OBJECT, 1, BI_FUNCTION, 0, 2); // no fields, two methods
    constructor();
    apply();
    u2(0); // attributes
    return Arrays.copyOf(bytes, at);
  }

  private void commonConstants() {
    type(1, record + "$AnyFn");
    type(3, "java/lang/Object");
    type(5, "java/util/function/BiFunction");
    utf8("<init>");
    utf8("()V");
    method(OBJECT, INIT, NOTHING, 9);
    utf8("apply");
    utf8("(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;");
    utf8("Code");
    utf8("StackMapTable");
    type(15, "java/lang/Integer");
    utf8("intValue");
    utf8("()I");
    method(INTEGER, 17, 18, 19);
    type(21, record);
    type(23, "[Ljava/lang/Object;");
    StringBuilder parameters = new StringBuilder("(");
    for (Class<?> type : types) {
      parameters.append(type.descriptorString());
    }
    utf8(parameters.append(")V").toString());
    method(RECORD, INIT, 25, 26);
  }

  private void componentConstants(int i, int first) {
    Class<?> type = types[i];
    String descriptor = type.descriptorString();
    utf8(names[i]);
    utf8("()" + descriptor);
    method(RECORD, first, first + 1, first + 2);
    if (!type.isPrimitive()) {
      type(first + 4, internal(type));
      return;
    }
    String box = internal(Array.get(Array.newInstance(type, 1), 0).getClass());
    type(first + 4, box);
    utf8("valueOf");
    utf8("(" + descriptor + ")L" + box + ";");
    method(first + TYPE, first + 6, first + 7, first + 8);
    utf8(type.getName() + "Value");
    method(first + TYPE, first + 10, first + 1, first + 11);
  }

  private void utf8(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    u1(1);
    u2(encoded.length);
    if (at + encoded.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2 + encoded.length);
    }
    System.arraycopy(encoded, 0, bytes, at, encoded.length);
    at += encoded.length;
  }

  /** The name, which becomes the constant of the number that is given, and the class behind it. */
  private void type(int name, String internal) {
    utf8(internal);
    u1(7);
    u2(name);
  }

  /**
   * The name with its type, which becomes the constant of that number, and the method behind it.
   */
  private void method(int owner, int name, int type, int nameAndType) {
    u1(12);
    u2(name);
    u2(type);
    u1(10);
    u2(owner);
    u2(nameAndType);
  }

  private void constructor() {
    int start = begin(INIT, NOTHING);
    u1(0x2a); // aload_0
    op(0xb7, OBJECT_INIT); // invokespecial
    u1(0xb1); // return
    end(start, new int[0]);
  }

  private void apply() {
    int start = begin(APPLY, APPLY_TYPE);
    int[] targets = types.length == 0 ? new int[0] : components(start);
    op(0xbb, RECORD); // new
    u1(0x59); // dup
    for (int i = 0; i < types.length; i++) {
      u1(0x2b); // aload_1
      op(0xc0, OBJECTS); // checkcast
      u1(0x10); // bipush
      u1(i);
      u1(0x32); // aaload
      op(0xc0, constants[i] + TYPE);
      if (types[i].isPrimitive()) {
        op(0xb6, constants[i] + UNBOX); // invokevirtual
      }
    }
    op(0xb7, CREATE); // invokespecial
    u1(0xb0); // areturn
    end(start, targets);
  }

  /** A switch with one branch for each component; where the branches begin, and what follows. */
  private int[] components(int start) {
    int count = types.length;
    u1(0x2c); // aload_2
    op(0xc0, INTEGER);
    op(0xb6, INT_VALUE);
    int opcode = at - start;
    u1(0xaa); // tableswitch; its operands are aligned as it stands
    int[] targets = new int[count + 1];
    targets[0] = opcode + 1 + 12 + 4 * count;
    for (int i = 0; i < count; i++) {
      targets[i + 1] = targets[i] + (types[i].isPrimitive() ? 11 : 8);
    }
    u4(targets[count] - opcode);
    u4(0);
    u4(count - 1);
    for (int i = 0; i < count; i++) {
      u4(targets[i] - opcode);
    }
    for (int i = 0; i < count; i++) {
      u1(0x2b); // aload_1
      op(0xc0, RECORD);
      op(0xb6, constants[i] + ACCESSOR);
      if (types[i].isPrimitive()) {
        op(0xb8, constants[i] + BOX); // invokestatic
      }
      u1(0xb0); // areturn
    }
    return targets;
  }

  /** The head of a method up to its code, whose length is filled in later. */
  private int begin(int name, int type) {
    all(1, name, type, 1, CODE, 0, 0); // public, with one attribute
    all(5 + 2 * types.length, 3, 0, 0); // stack, locals
    return at;
  }

  /** At the beginning of each branch, nothing has changed. */
  private void end(int start, int[] targets) {
    put(start - 4, at - start);
    u2(0); // exceptions
    u2(targets.length == 0 ? 0 : 1);
    if (targets.length > 0) {
      u2(STACK_MAP_TABLE);
      u4(2 + 3 * targets.length);
      u2(targets.length);
      int last = -1;
      for (int target : targets) {
        u1(251); // same_frame_extended
        u2(target - last - 1);
        last = target;
      }
    }
    put(start - 12, at - start + 8);
  }

  private void op(int opcode, int constant) {
    u1(opcode);
    u2(constant);
  }

  private void u1(int value) {
    if (at == bytes.length) {
      bytes = Arrays.copyOf(bytes, at * 2);
    }
    bytes[at++] = (byte) value;
  }

  private void u2(int value) {
    u1(value >> 8);
    u1(value);
  }

  private void all(int... values) {
    for (int value : values) {
      u2(value);
    }
  }

  private void u4(int value) {
    u2(value >> 16);
    u2(value);
  }

  private void put(int position, int value) {
    for (int i = 0; i < 4; i++) {
      bytes[position + i] = (byte) (value >> (24 - 8 * i));
    }
  }

  private static String internal(Class<?> type) {
    return type.getName().replace('.', '/');
  }
}
