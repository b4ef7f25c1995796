package dev.anyfn.testkit.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.TypeToken;
import dev.anyfn.runtime.JsonValues;
import dev.anyfn.state.Body;
import dev.anyfn.state.Bucket;
import dev.anyfn.state.Capability;
import dev.anyfn.state.Condition;
import dev.anyfn.state.Document;
import dev.anyfn.state.Key;
import dev.anyfn.state.Listing;
import dev.anyfn.state.ObjectInfo;
import dev.anyfn.state.PutOptions;
import dev.anyfn.state.Query;
import dev.anyfn.state.Range;
import dev.anyfn.state.SignedUrl;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.StoredObject;
import dev.anyfn.state.Table;
import dev.anyfn.state.Version;
import dev.anyfn.state.Write;
import dev.anyfn.testkit.FakeClock;
import dev.anyfn.testkit.FakeEnvironment;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users hold, whatever is behind it. */
class PortableTypesTest {

  @Test
  void keysVersionsAndRangesAreEqualByWhatTheyHold() {
    List<List<Object>> groups =
        List.of(
            List.of(Key.of("a", "b"), Key.of("a", "b")),
            List.of(Key.of("b", "a"), Key.of("b", "a")),
            List.of(Key.of("a"), Key.of("a", "")),
            List.of(Version.of("v"), Version.of("v")),
            List.of(Version.of("w"), Version.of("w")),
            List.of(Range.all(), Range.from(0)),
            List.of(Range.from(7), Range.from(7)),
            List.of(Range.of(0, 7), Range.of(0, 7)));
    for (List<Object> group : groups) {
      assertThat(group.get(0)).isEqualTo(group.get(1)).hasSameHashCodeAs(group.get(1));
      for (List<Object> other : groups) {
        assertThat(group.get(0).equals(other.get(0))).isEqualTo(group == other);
      }
    }
  }

  record Order(String id, int amount) {}

  private final FakeClock clock = FakeClock.at(Instant.parse("2026-11-21T10:00:00Z"));
  private final FakeEnvironment environment = FakeEnvironment.create().clock(clock);
  private final Bucket bucket = environment.bucket("files");
  private final Table table = environment.table("orders");

  private static StoreError errorOf(Runnable action) {
    try {
      action.run();
    } catch (StoreException e) {
      return e.error();
    }
    return null;
  }

  @Nested
  class Values {

    @Test
    void aRecordIsJsonInABucketAndInATable() {
      bucket.put("order", new Order("a", 1));
      assertThat(bucket.get("order", Order.class).orElseThrow().value())
          .isEqualTo(new Order("a", 1));
      assertThat(bucket.get("order", String.class).orElseThrow().value())
          .isEqualTo("{\"id\":\"a\",\"amount\":1}");
      assertThat(bucket.head("order").orElseThrow().contentType()).isEqualTo("application/json");
      table.put(Key.of("a"), List.of(new Order("a", 1)));
      assertThat(table.get(Key.of("a"), new TypeToken<List<Order>>() {}).orElseThrow().value())
          .containsExactly(new Order("a", 1));
    }

    @Test
    void whatIsNotOfTheTypeIsSaidWithoutItsValue() {
      table.put(Key.of("a"), Map.of("id", "x", "amount", "secret"));
      assertThatThrownBy(() -> table.get(Key.of("a"), Order.class))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.error()).isEqualTo(StoreError.INTERNAL))
          .hasMessageContaining("Table orders, get \"a\"")
          .hasMessageContaining("amount")
          .hasMessageNotContaining("secret");
      bucket.put("text", "no json");
      assertThat(errorOf(() -> bucket.get("text", Order.class))).isEqualTo(StoreError.INTERNAL);
    }

    @Test
    void whatCannotBeJsonIsRefusedBeforeAnythingIsWritten() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> table.put(Key.of("a"), new Object()))
          .withMessageContaining("java.lang.Object");
      assertThat(table.get(Key.of("a"), Object.class)).isEmpty();
    }

    @Test
    void bodiesComeFromEverywhere(@TempDir Path directory) throws Exception {
      Path file = Files.writeString(directory.resolve("f"), "file");
      bucket.put("file", Body.of(file));
      bucket.put(
          "stream", Body.of(new ByteArrayInputStream("stream".getBytes(StandardCharsets.UTF_8))));
      List<String> closed = new ArrayList<>();
      bucket.put("lines", Body.lines(Stream.of("a", "", "ü").onClose(() -> closed.add("lines"))));
      assertThat(text("file")).isEqualTo("file");
      assertThat(text("stream")).isEqualTo("stream");
      assertThat(text("lines")).isEqualTo("a\n\nü\n");
      assertThat(closed).containsExactly("lines");
      assertThat(bucket.head("lines").orElseThrow().contentType())
          .isEqualTo("text/plain;charset=utf-8");
    }

    private String text(String key) {
      return bucket.get(key, String.class).orElseThrow().value();
    }
  }

  @Nested
  class Updates {

    @Test
    void anUpdateCreatesChangesAndDeletes() {
      Key key = Key.of("n");
      assertThat(table.update(key, Integer.class, n -> Optional.of(n.orElse(0) + 1))).hasValue(1);
      assertThat(table.update(key, Integer.class, n -> Optional.of(n.orElse(0) + 1))).hasValue(2);
      assertThat(table.update(key, Integer.class, n -> Optional.empty())).isEmpty();
      assertThat(table.get(key, Integer.class)).isEmpty();
      assertThat(table.update(key, Integer.class, n -> Optional.empty())).isEmpty();
    }

    @Test
    void anUpdateKeepsExpiryTypeAndMetadata() {
      Key key = Key.of("n");
      table.write(Write.put(key, 1).expiresAfter(Duration.ofMinutes(1)));
      table.update(key, Integer.class, n -> Optional.of(2));
      assertThat(table.get(key, Integer.class).orElseThrow().expiresAt())
          .isEqualTo(clock.instant().plusSeconds(60));
      bucket.put("n", "1", PutOptions.type("text/csv").metadata("by", "me"));
      bucket.update("n", String.class, n -> Optional.of(n.orElseThrow() + "2"));
      StoredObject<String> object = bucket.get("n", String.class).orElseThrow();
      assertThat(object.value()).isEqualTo("12");
      assertThat(object.info().contentType()).isEqualTo("text/csv");
      assertThat(object.info().metadata()).isEqualTo(Map.of("by", "me"));
      bucket.update("n", String.class, n -> Optional.empty());
      assertThat(bucket.head("n")).isEmpty();
    }

    @Test
    void anUpdateWhoseChangeThrowsWritesNothing() {
      table.put(Key.of("n"), 1);
      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  table.update(
                      Key.of("n"),
                      Integer.class,
                      n -> {
                        throw new IllegalStateException("no");
                      }));
      assertThat(table.get(Key.of("n"), Integer.class).orElseThrow().value()).isEqualTo(1);
    }
  }

  @Nested
  class Streams {

    @Test
    void aQueryFetchesOnlyWhatIsRead() {
      Faults faults = Faults.create();
      InMemoryTableDriver rows = new InMemoryTableDriver();
      Table counted =
          Table.of(
              new dev.anyfn.state.spi.StoreContext(
                  "t", new JsonValues(), clock, new java.util.Random(1), pause -> {}),
              () -> new InterceptedTableDriver(rows, faults));
      IntStream.range(100, 200).forEach(i -> counted.put(Key.of("p", "k" + i), i));
      try (Stream<Document<Integer>> documents =
          counted.query(Query.partition("p").pageSize(10), Integer.class)) {
        assertThat(documents.limit(15).map(Document::value))
            .containsExactlyElementsOf(IntStream.range(100, 115).boxed().toList());
      }
      assertThat(faults.operations().stream().filter(o -> o.name().equals("query"))).hasSize(2);
    }

    @Test
    void aListingIsLazyToo() {
      IntStream.range(10, 40).forEach(i -> bucket.put("k" + i, "x"));
      try (var entries = bucket.list(Listing.all().pageSize(3))) {
        assertThat(entries.limit(4).map(entry -> entry.key()))
            .containsExactly("k10", "k11", "k12", "k13");
      }
    }
  }

  @Nested
  class Refusals {

    @ParameterizedTest
    @ValueSource(strings = {"", "\uD83D", "half \uDE00 pair"})
    void whatIsNoKeyIsRefused(String key) {
      assertThatIllegalArgumentException().isThrownBy(() -> bucket.put(key, "x"));
      assertThatIllegalArgumentException().isThrownBy(() -> bucket.head(key));
      assertThatIllegalArgumentException().isThrownBy(() -> Key.of(key));
      assertThatIllegalArgumentException().isThrownBy(() -> Query.partition(key));
    }

    @Test
    void keysAreMeasuredInBytes() {
      assertThat(Key.of("ü".repeat(512)).partition()).hasSize(512);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Key.of("ü".repeat(513)))
          .withMessageContaining("1026");
      assertThatIllegalArgumentException().isThrownBy(() -> Key.of("p", "x".repeat(1001)));
      assertThatIllegalArgumentException().isThrownBy(() -> bucket.put("x".repeat(1025), ""));
    }

    @Test
    void aKeyCannotBreakALineOfALog() {
      bucket.put("a", "x");
      assertThatThrownBy(() -> bucket.copy("b\n\u001b[31m\"", "c"))
          .hasMessageContaining("\"b\\u000a\\u001b[31m\\u0022\"")
          .hasMessageNotContaining("\n");
    }

    @Test
    void metadataIsWhatEveryStoreKeeps() {
      PutOptions none = PutOptions.none();
      for (String name : List.of("", "Upper", "a_b", "anyfn-x", "ü")) {
        assertThatIllegalArgumentException().isThrownBy(() -> none.metadata(name, "x"));
      }
      for (String value : List.of("\n", "ü", " x", "x ", "x".repeat(2001))) {
        assertThatIllegalArgumentException().isThrownBy(() -> none.metadata("a", value));
      }
      PutOptions full = none.metadata("a", "x".repeat(1000)).metadata("b", "x".repeat(900));
      assertThatIllegalArgumentException().isThrownBy(() -> full.metadata("c", "x".repeat(100)));
      for (String type : List.of("", "text", "a/b\r\nX: y", "/x")) {
        assertThatIllegalArgumentException().isThrownBy(() -> none.contentType(type));
      }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> table.delete(Key.of("a"), Condition.ifAbsent()));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> bucket.delete("a", Condition.ifAbsent()));
      assertThatIllegalArgumentException().isThrownBy(() -> bucket.copy("a", "a"));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Write.put(Key.of("a"), 1).expiresAfter(Duration.ZERO));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Write.delete(Key.of("a")).expiresAt(Instant.EPOCH));
      assertThatIllegalArgumentException().isThrownBy(() -> Version.of(""));
      assertThatIllegalArgumentException().isThrownBy(() -> Range.of(-1, 1));
      assertThatIllegalArgumentException().isThrownBy(() -> Query.partition("p").limit(-1));
      assertThatIllegalArgumentException().isThrownBy(() -> Query.partition("p").pageSize(1001));
      assertThatIllegalArgumentException().isThrownBy(() -> Listing.all().pageSize(0));
      assertThatIllegalArgumentException().isThrownBy(() -> SignedUrl.get("a", Duration.ofDays(8)));
    }

    @Test
    void atomicHasLimits() {
      assertThatIllegalArgumentException().isThrownBy(() -> table.atomic(List.of()));
      Write one = Write.put(Key.of("a"), 1);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> table.atomic(List.of(one, Write.delete(Key.of("a")))))
          .withMessageContaining("twice");
      List<Write> many =
          IntStream.range(0, 101).mapToObj(i -> Write.put(Key.of("k" + i), i)).toList();
      assertThatIllegalArgumentException().isThrownBy(() -> table.atomic(many));
      List<Write> large =
          IntStream.range(0, 11)
              .mapToObj(i -> Write.put(Key.of("k" + i), "x".repeat(340_000)))
              .toList();
      assertThat(errorOf(() -> table.atomic(large))).isEqualTo(StoreError.PAYLOAD_TOO_LARGE);
    }

    @Test
    void aMissingCapabilityIsAnErrorAtStartUp() {
      bucket.require(Capability.IF_ABSENT, Capability.IF_VERSION);
      assertThatThrownBy(() -> bucket.require(Capability.IF_ABSENT, Capability.DURABLE))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("[DURABLE]");
    }
  }

  @Nested
  class Checks {

    @Test
    void aCheckAloneIsARead() {
      Key key = Key.of("a");
      table.write(Write.check(key).ifAbsent());
      Version version = table.put(key, 1);
      table.write(Write.check(key).ifVersion(version));
      assertThat(errorOf(() -> table.write(Write.check(key).ifAbsent())))
          .isEqualTo(StoreError.PRECONDITION_FAILED);
    }

    @Test
    void toStringTellsNoValue() {
      assertThat(Write.put(Key.of("a"), "secret").toString())
          .contains("a")
          .doesNotContain("secret");
    }

    @Test
    void theObjectSaysItsVersion() {
      ObjectInfo info = bucket.put("v", "x");
      assertThat(bucket.get("v").orElseThrow().version()).isEqualTo(info.version());
    }
  }

  @Nested
  class Addresses {

    @Test
    void theSameNameIsTheSameStore() {
      assertThat(environment.bucket("files")).isSameAs(bucket);
      assertThat(environment.table("files")).isNotSameAs(table);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "1a", "a_b", "-a", "ä"})
    void aNameIsASetting(String name) {
      assertThatIllegalArgumentException().isThrownBy(() -> environment.bucket(name));
    }

    @Test
    void aSchemeThatNothingOpensIsSaidWithWhatToAdd() {
      FakeEnvironment other =
          FakeEnvironment.create()
              .setting("FN_BUCKET_A_B", "s3://orders?secret")
              .setting("FN_TABLE_T", "ftp://x");
      assertThatIllegalStateException()
          .isThrownBy(() -> other.bucket("a-b"))
          .withMessageContaining("dev.anyfn:store-s3")
          .withMessageNotContaining("secret");
      assertThatIllegalStateException()
          .isThrownBy(() -> other.table("t"))
          .withMessageContaining("\"ftp:\"");
    }

    @Test
    void aStoreIsOpenedWhenItIsFirstUsed() {
      List<String> opened = new ArrayList<>();
      Table lazy =
          Table.of(
              new dev.anyfn.state.spi.StoreContext(
                  "t", new JsonValues(), clock, new java.util.Random(1), pause -> {}),
              () -> {
                opened.add("t");
                return new InMemoryTableDriver();
              });
      assertThat(opened).isEmpty();
      lazy.prime().put(Key.of("a"), 1);
      assertThat(opened).hasSize(1);
      lazy.close();
      lazy.close();
      assertThatIllegalStateException()
          .isThrownBy(() -> lazy.get(Key.of("a"), Integer.class))
          .withMessage("Table t is closed");
    }
  }
}
