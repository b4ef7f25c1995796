package dev.anyfn.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.Environment;
import dev.anyfn.ErrorCode;
import dev.anyfn.Function;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stores as functions meet them: by their environment, in what their callers see. */
class StateTest {

  record Order(String id, List<Integer> amounts) {}

  private static Environment environment(Map<String, String> settings) {
    return new SystemEnvironment(Settings.of(settings), StateTest.class.getClassLoader());
  }

  @Test
  void aMissingAddressSaysWhatToSet() {
    assertThatIllegalStateException()
        .isThrownBy(() -> environment(Map.of()).table("big-orders"))
        .withMessageContaining("FN_TABLE_BIG_ORDERS")
        .withMessageContaining("jdbc:sqlite:");
    assertThatIllegalStateException()
        .isThrownBy(() -> environment(Map.of()).bucket("files"))
        .withMessageContaining("FN_BUCKET_FILES");
  }

  @Test
  void aStoreWithoutItsDriverSaysWhatToAdd() {
    assertThatIllegalStateException()
        .isThrownBy(() -> environment(Map.of("FN_TABLE_T", "dynamodb://t")).table("t"))
        .withMessageContaining("dev.anyfn:store-dynamodb");
  }

  @ParameterizedTest
  @EnumSource(
      value = StoreError.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"RATE_LIMITED", "UNAVAILABLE"})
  void whatEscapesFromAStoreIsInternal(StoreError error) {
    Failure failure = Failure.of(new StoreException(error, "secret"));
    assertThat(failure.code()).isEqualTo(ErrorCode.INTERNAL);
    assertThat(failure.detail()).isNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = StoreError.class,
      names = {"RATE_LIMITED", "UNAVAILABLE"})
  void aStoreThatMayAnswerLaterIsUnavailable(StoreError error) {
    Failure failure = Failure.of(new StoreException(error, "secret"));
    assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(failure.detail()).isNull();
    assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aStoresNotFoundIsNoneOfTheCallersBusiness() throws Exception {
    Function<String, String> function =
        new Function<>() {
          @Override
          public String apply(String input, dev.anyfn.Context context) {
            throw new StoreException(StoreError.NOT_FOUND, "bucket secret");
          }
        };
    MemorySink answer = Rig.of(function).post("text/plain", "x");
    assertThat(answer.status).isEqualTo(500);
    assertThat(answer.text()).doesNotContain("secret");
  }

  @Test
  void valuesAreBoundAsPayloadsAre() {
    JsonValues values = new JsonValues();
    byte[] json = values.encode(new Order("a", List.of(1, 2)));
    assertThat(json).asString().isEqualTo("{\"id\":\"a\",\"amounts\":[1,2]}");
    assertThat(values.decode(json, Order.class)).isEqualTo(new Order("a", List.of(1, 2)));
  }

  @Test
  void whatDoesNotFitIsSaidWithoutItsValue() {
    byte[] json = "{\"id\":\"a\",\"amounts\":[1,\"secret\"]}".getBytes(StandardCharsets.UTF_8);
    Type type = Order.class;
    assertThatThrownBy(() -> new JsonValues().decode(json, type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("amounts[1]")
        .hasMessageNotContaining("secret");
    byte[] nothing = "null".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> new JsonValues().decode(nothing, type))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
