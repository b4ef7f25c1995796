package dev.anyfn.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same from the first call, which may be by reflection, to those that never are. */
class RecordAccessTest {

  /** More than are ever made by reflection. */
  private static final int CALLS = 2_000;

  record Primitives(
      boolean z, byte b, short s, char c, int i, long l, float f, double d, String text, int[] a) {}

  record Nothing() {}

  private record Hidden(List<String> values, int count) {}

  record Pair<A, B extends Number>(A first, B second) {}

  record Choosy(int kind) {
    Choosy {
      if (kind == 1) {
        throw new IllegalStateException("one");
      }
      if (kind == 2) {
        throw new AssertionError("two");
      }
      if (kind == 3) {
        sneak(new IOException("three"));
      }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
      throw (E) thrown;
    }
  }

  record Moody(int value) {
    @Override
    public int value() {
      throw new IllegalStateException("no");
    }
  }

  @Test
  void buildsRecordsAndTakesThemApart() throws IOException {
    int[] array = {1};
    same(
        Primitives.class,
        new Object[] {true, (byte) 1, (short) 2, 'c', 4, 5L, 6f, 7d, "text", array});
    same(Nothing.class, new Object[0]);
    same(Hidden.class, new Object[] {List.of("a"), 2});
    same(Pair.class, new Object[] {"a", 2});
    same(Types.Übergröße.class, new Object[] {"a", 2, null});
    record Local(String name, Hidden hidden) {}
    same(Local.class, new Object[] {null, new Hidden(List.of(), 0)});
  }

  private static void same(Class<?> type, Object[] values) throws IOException {
    RecordAccess access = access(type);
    for (int call = 0; call < CALLS; call++) {
      Object record = access.create(values);
      assertThat(record).isExactlyInstanceOf(type);
      for (int i = 0; i < values.length; i++) {
        assertThat(access.get(record, i)).isEqualTo(values[i]);
      }
    }
  }

  private static RecordAccess access(Class<?> type) {
    return new RecordAccess(type, type.getRecordComponents());
  }

  @Test
  void whatAConstructorThrowsComesOut() {
    RecordAccess access = access(Choosy.class);
    for (int call = 0; call < CALLS; call++) {
      assertThatThrownBy(() -> access.create(new Object[] {1}))
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessage("one");
      assertThatThrownBy(() -> access.create(new Object[] {2}))
          .isExactlyInstanceOf(AssertionError.class)
          .hasMessage("two");
      assertThatThrownBy(() -> access.create(new Object[] {3}))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasRootCauseMessage("three");
    }
  }

  @Test
  void whatAnAccessorThrowsFailsTheWriting() {
    RecordAccess access = access(Moody.class);
    Object record = access.create(new Object[] {1});
    for (int call = 0; call < CALLS; call++) {
      assertThatThrownBy(() -> access.get(record, 0))
          .isExactlyInstanceOf(IOException.class)
          .hasMessageContaining("failed")
          .hasRootCauseMessage("no");
    }
  }
}
