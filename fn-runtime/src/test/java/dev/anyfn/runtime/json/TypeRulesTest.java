package dev.anyfn.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which types are left to data binding, decided once, with a reason that can be asked for. */
class TypeRulesTest {

  record Renamed(@JsonProperty("n") String name) {}

  @JsonIgnoreProperties("secret")
  record Ignoring(String secret) {}

  record Wrapping(String text) {
    @JsonValue
    String raw() {
      return text;
    }
  }

  record Made(int a) {
    @JsonCreator
    static Made of(int a) {
      return new Made(a);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  sealed interface Shape permits Circle {}

  record Circle(int r) implements Shape {}

  sealed interface Plain permits Square {}

  record Square(int side) implements Plain {}

  record HoldsPlain(Plain plain) {}

  @Retention(RetentionPolicy.RUNTIME)
  @JacksonAnnotationsInside
  @JsonProperty("n")
  @interface Short {}

  record Bundled(@Short String name) {}

  record WithGetter(int a) {
    public int getDouble() {
      return a * 2;
    }
  }

  record WithTest(int a) {
    public boolean isEmpty() {
      return a == 0;
    }
  }

  interface HasGetter {
    default String getKind() {
      return "kind";
    }
  }

  record InheritsGetter(int a) implements HasGetter {}

  record OddName(boolean isReady, String getName) {}

  record Many(List<Integer> all) implements Iterable<Integer> {
    @Override
    public Iterator<Integer> iterator() {
      return all.iterator();
    }
  }

  enum Marked {
    @JsonProperty("a")
    A
  }

  record HoldsMarked(Marked marked) {}

  static class Bean {
    public int a;
  }

  record HoldsBean(List<Bean> beans) {}

  record Bounded<T extends Comparable<T>>(T value) {}

  record Growing<T>(T value, Growing<List<T>> next) {}

  static List<Type> others() {
    return List.of(
        Renamed.class,
        Ignoring.class,
        Wrapping.class,
        Made.class,
        Circle.class,
        Shape.class,
        Plain.class,
        HoldsPlain.class,
        Bundled.class,
        WithGetter.class,
        WithTest.class,
        InheritsGetter.class,
        OddName.class,
        Many.class,
        HoldsMarked.class,
        Bean.class,
        HoldsBean.class,
        char[].class,
        TreeMap.class,
        Number.class,
        Iterable.class,
        java.time.Month.class,
        java.util.Date.class,
        java.util.Locale.class,
        Types.generic(Bounded.class, String.class),
        Types.generic(Growing.class, String.class),
        Types.generic(Map.class, java.util.UUID.class, String.class));
  }

  @ParameterizedTest
  @MethodSource("others")
  void areLeftToDataBinding(Type type) {
    String reason = new StreamingCodec(JsonLimits.DEFAULT).explain(type);

    assertThat(reason).startsWith(type.getTypeName() + ": data binding, because ");
  }

  @Test
  void theReasonNamesTheTypeThatAsksForIt() {
    StreamingCodec codec = new StreamingCodec(JsonLimits.DEFAULT);

    assertThat(codec.explain(Types.generic(List.class, HoldsBean.class)))
        .isEqualTo(
            "java.util.List<"
                + HoldsBean.class.getName()
                + ">: data binding, because "
                + Bean.class.getName()
                + " is not a record");
    assertThat(codec.explain(Types.Point.class))
        .isEqualTo(Types.Point.class.getName() + ": streaming core");
  }

  @Test
  void aTypeIsBoundOnce() {
    StreamingCodec codec = new StreamingCodec(JsonLimits.DEFAULT);

    assertThat(codec.bind(Types.Point.class)).isSameAs(codec.bind(Types.Point.class));
    assertThat(codec.bind(Types.Point.class)).isInstanceOf(StreamingBinding.class);
    assertThat(codec.bind(Bean.class)).isInstanceOf(DataBinding.class);
  }

  @Test
  void whatAnAnnotationSaysIsDone() {
    StreamingCodec codec = new StreamingCodec(JsonLimits.DEFAULT);

    assertThat(Outcome.write(codec.bind(Renamed.class), new Renamed("x")))
        .isEqualTo("{\"n\":\"x\"}");
    assertThat(Outcome.write(codec.bind(WithTest.class), new WithTest(0)))
        .isEqualTo("{\"a\":0,\"empty\":true}");
  }
}
