package dev.anyfn.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule is broken by somebody, and the suite sees it. */
class LiarsTest {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Map<String, Lie> LIES = new LinkedHashMap<>();

  static {
    String lies =
        """
        B-01 EMPTY_FOR_ABSENT
        B-02 DROPS_LAST_BYTE
        B-03 KEEPS_OLD_METADATA
        B-04 DROPS_EMPTY
        B-05 FORGETS_TYPE
        B-06 SHARES_ARRAY
        B-07 IGNORES_RANGE
        B-08 DELETE_DOES_NOTHING
        B-09 COPY_DOES_NOTHING
        B-10 KEEPS_BROKEN_BODY
        B-11 READS_LIVE
        B-12 CLOSE_BREAKS_OTHERS
        B-13 CASE_INSENSITIVE
        B-14 RESOLVES_DOTS
        B-15 SHORT_KEYS
        B-16 LISTS_NO_SIZE
        B-17 ORDER_OF_UTF16
        B-18 LISTS_ESCAPED
        B-19 IGNORES_DELIMITER
        B-20 FIRST_PAGE_ONLY
        B-21 PAGES_BY_OFFSET
        B-22 STALE_LISTING
        B-23 VERSION_OF_CONTENT
        B-24 IGNORES_IF_ABSENT
        B-25 IGNORES_IF_VERSION
        B-26 VERSION_OF_CONTENT
        B-27 IGNORES_DELETE_CONDITION
        B-28 LARGE_WITHOUT_CONDITION
        B-29 CHECK_THEN_ACT
        B-30 CHECK_THEN_ACT
        B-31 TORN_WRITES
        B-32 SAYS_DURABLE
        B-33 HOLDS_ALL
        B-34 CHECK_THEN_ACT
        B-35 CHECK_THEN_ACT
        B-36 UNSIGNED
        B-37 UNREACHABLE_IS_INTERNAL
        B-38 RETRIES_BLINDLY
        B-39 LOST_IS_UNAVAILABLE
        B-40 FORGETS_WHEN_KILLED
        B-41 THROTTLE_IS_INTERNAL
        B-42 MISSING_IS_ABSENT
        T-01 CASE_INSENSITIVE
        T-02 DROPS_LAST_BYTE
        T-03 KEEPS_EXPIRY
        T-04 CASE_INSENSITIVE
        T-05 JOINS_KEYS
        T-06 SHORT_KEYS
        T-07 SMALL_DOCUMENTS
        T-08 DELETE_DOES_NOTHING
        T-09 CLOSE_BREAKS_OTHERS
        T-10 PARTITION_IS_PREFIX
        T-11 ORDER_OF_UTF16
        T-12 BOUND_IS_EXCLUSIVE
        T-13 FIRST_PAGE_ONLY
        T-14 ONE_MEGABYTE
        T-15 PAGES_BY_OFFSET
        T-16 QUERY_FORGETS_EXPIRY
        T-17 VERSION_OF_CONTENT
        T-18 IGNORES_IF_ABSENT
        T-19 IGNORES_IF_VERSION
        T-20 IGNORES_DELETE_CONDITION
        T-21 CHECK_THEN_ACT
        T-22 CHECK_THEN_ACT
        T-23 IGNORES_NOW
        T-24 EXPIRED_BLOCKS
        T-25 EXPIRY_IN_SECONDS
        T-26 KEEPS_REVISION_OF_EXPIRED
        T-27 ATOMIC_FIRST_ONLY
        T-28 ATOMIC_ONE_BY_ONE
        T-29 IGNORES_CHECKS
        T-30 ATOMIC_OF_25
        T-31 IGNORES_NOW
        T-32 ATOMIC_UNLOCKED
        T-33 IGNORES_CHECKS
        T-34 SAYS_DURABLE
        T-35 CHECK_THEN_ACT
        T-36 CHECK_THEN_ACT
        T-37 UNREACHABLE_IS_INTERNAL
        T-38 RETRIES_BLINDLY
        T-39 RETRIES_BLINDLY
        T-40 FORGETS_WHEN_KILLED
        T-41 THROTTLE_IS_INTERNAL
        T-42 MISSING_IS_ABSENT
        """;
    lies.lines()
        .map(line -> line.split(" "))
        .forEach(pair -> LIES.put(pair[0], Lie.valueOf(pair[1])));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleIsBrokenByALiar() {
    return Stream.concat(Rules.ofBuckets().stream(), Rules.ofTables().stream())
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.id() + " " + LIES.get(rule.id()),
                    () -> assertTimeoutPreemptively(PATIENCE, () -> broken(rule))));
  }

  private static void broken(Rule rule) throws Exception {
    Lie lie = LIES.get(rule.id());
    assertThat(lie).as("the liar who breaks " + rule).isNotNull();
    try (RemoteServer server = new RemoteServer(lie)) {
      boolean alone =
          rule.reach() == Rule.Reach.STORE
              && !rule.needs().contains(dev.anyfn.state.Capability.SHARED)
              && !rule.needs().contains(dev.anyfn.state.Capability.SIGNED_URLS);
      StoreUnderTest store = alone ? () -> "liar:mem:" + lie : RemoteStore.of(server, lie);
      try (Trial trial = new Trial(store)) {
        rule.check().run(trial);
      } catch (Exception | AssertionError e) {
        return;
      }
    }
    fail(lie + " was not caught by " + rule);
  }

  @Test
  void whatIsNotDeclaredMustBeAbsent() throws Exception {
    try (RemoteServer server = new RemoteServer(Lie.HIDES_DURABLE)) {
      StoreUnderTest store = RemoteStore.of(server, Lie.HIDES_DURABLE);
      for (Conformance conformance :
          List.of(Conformance.ofBucket(store), Conformance.ofTable(store))) {
        Conformance.Case lacks =
            conformance.cases().stream()
                .filter(one -> one.name().startsWith("has no DURABLE"))
                .findFirst()
                .orElseThrow();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(lacks.run()::run))
            .isInstanceOf(AssertionError.class);
      }
    }
  }

  @Test
  void noRuleHasTheNumberOfAnother() {
    Set<String> ids = new HashSet<>();
    for (Rule rule :
        Stream.concat(Rules.ofBuckets().stream(), Rules.ofTables().stream()).toList()) {
      assertThat(ids.add(rule.id())).as(rule.id()).isTrue();
    }
    assertThat(LIES.keySet()).isEqualTo(ids);
  }
}
