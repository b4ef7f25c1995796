package dev.anyfn.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.checks.fixtures.Echo;
import dev.anyfn.checks.fixtures.ServerCaller;
import dev.anyfn.testkit.event.HttpAnswer;
import dev.anyfn.testkit.event.HttpEvent;
import dev.anyfn.testkit.fork.InvokerFork;
import dev.anyfn.testkit.junit.ForkExtension;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Google's invoker gets wrong when it reads CloudEvents itself (signature type {@code
 * cloudevent}), and what AnyFn makes of the same requests with signature type {@code http}.
 *
 * <p>A test of {@link WithSignatureCloudevent} that fails is good news: the defect is gone, and
 * what {@code CloudFunction} and the guides say about it can go, too.
 */
@Timeout(120)
class InvokerDefectsTest {

  private static final String EURO = "Euro%20%E2%82%AC";
  private static final String EVENT =
      "{\"specversion\":\"1.0\",\"id\":\"x\",\"source\":\"/s\",\"type\":\"t\"}";

  @RegisterExtension
  static final ForkExtension<InvokerFork> V1 =
      ForkExtension.of(
          () -> CloudFunctionEventsTest.start(InvokerFork.PRODUCTION, Shows.ShowEvent.class));

  @RegisterExtension
  static final ForkExtension<InvokerFork> V2 =
      ForkExtension.of(
          () -> CloudFunctionEventsTest.start(InvokerFork.CURRENT, Shows.ShowEvent.class));

  @RegisterExtension
  static final ForkExtension<InvokerFork> HTTP_V1 =
      ForkExtension.of(() -> Invokers.start(InvokerFork.PRODUCTION, "http", Echo.EchoEvent.class));

  @RegisterExtension
  static final ForkExtension<InvokerFork> HTTP_V2 =
      ForkExtension.of(() -> Invokers.start(InvokerFork.CURRENT, "http", Echo.EchoEvent.class));

  private static HttpEvent event(String id) {
    return CloudFunctionEventsTest.binary(id, "application/json", "1");
  }

  private static HttpEvent batch() {
    return HttpEvent.post("/")
        .contentType("application/cloudevents-batch+json")
        .body("[" + EVENT + "]");
  }

  private static HttpEvent malformed() {
    return HttpEvent.post("/")
        .contentType("application/cloudevents+json")
        .body("{\"specversion\":");
  }

  private static HttpEvent capitals() {
    return HttpEvent.post("/").contentType("APPLICATION/CloudEvents+JSON").body(EVENT);
  }

  @Nested
  class WithSignatureCloudevent {

    private InvokerFork invoker(String version) {
      return version.equals(InvokerFork.CURRENT) ? V2.get() : V1.get();
    }

    private HttpAnswer call(String version, HttpEvent request) {
      return new ServerCaller(invoker(version)).call(request);
    }

    private String subjectOf(String version, String id, String header) {
      HttpAnswer answer = call(version, event(id).header("ce-subject", header));
      assertThat(answer.status()).isEqualTo(200);
      String line =
          invoker(version)
              .output()
              .awaitWhole(text -> text.startsWith("<" + id + "> "), Invokers.LONG)
              .text();
      return line.split("\\|", -1)[2];
    }

    /** HTTP binding 3.1.3.2: cloudevents/sdk-java#748. */
    @ParameterizedTest
    @ValueSource(strings = {InvokerFork.PRODUCTION, InvokerFork.CURRENT})
    void percentEncodingIsNotUndone(String version) {
      assertThat(subjectOf(version, "percent", EURO)).isEqualTo(EURO);
    }

    /** Jetty's {@code getValueList} splits at commas and the last part wins; not reported yet. */
    @ParameterizedTest
    @CsvSource({"1.4.1, 'a,b, c'", "2.0.0, c"})
    void aSubjectIsCutAtItsCommas(String version, String got) {
      assertThat(subjectOf(version, "comma", "a,b, c")).isEqualTo(got);
    }

    /** The Functions Framework's contract asks for 400; not reported yet. */
    @ParameterizedTest
    @ValueSource(strings = {InvokerFork.PRODUCTION, InvokerFork.CURRENT})
    void aMalformedEventIsAServersFailure(String version) {
      assertThat(call(version, malformed()).status()).isEqualTo(500);
    }

    /** There is no batch in the SDK: cloudevents/sdk-java#427. */
    @ParameterizedTest
    @ValueSource(strings = {InvokerFork.PRODUCTION, InvokerFork.CURRENT})
    void aBatchIsNotKnown(String version) {
      assertThat(call(version, batch()).status()).isEqualTo(500);
    }

    /** Media types have no case (RFC 9110, 8.3.1); not reported yet. */
    @ParameterizedTest
    @ValueSource(strings = {InvokerFork.PRODUCTION, InvokerFork.CURRENT})
    void aMediaTypeInCapitalsIsNotKnown(String version) {
      assertThat(call(version, capitals()).status()).isEqualTo(500);
    }
  }

  @Nested
  class WithSignatureHttp {

    private HttpAnswer call(String version, HttpEvent request) {
      InvokerFork fork = version.equals(InvokerFork.CURRENT) ? HTTP_V2.get() : HTTP_V1.get();
      return new ServerCaller(fork).call(request);
    }

    @ParameterizedTest
    @CsvSource({
      "1.4.1, Euro%20%E2%82%AC, Euro%20%E2%82%AC", "1.4.1, 'a,b, c', 'a,b,%20c'",
      "2.0.0, Euro%20%E2%82%AC, Euro%20%E2%82%AC", "2.0.0, 'a,b, c', 'a,b,%20c'"
    })
    void aSubjectArrivesAsItWasMeant(String version, String sent, String got) {
      HttpAnswer answer = call(version, event("subject").header("ce-subject", sent));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("ce-subject")).isEqualTo(got);
    }

    @ParameterizedTest
    @ValueSource(strings = {InvokerFork.PRODUCTION, InvokerFork.CURRENT})
    void aMalformedEventIsTheCallersFault(String version) {
      assertThat(call(version, malformed()).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {InvokerFork.PRODUCTION, InvokerFork.CURRENT})
    void aBatchIsTaken(String version) {
      assertThat(call(version, batch()).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {InvokerFork.PRODUCTION, InvokerFork.CURRENT})
    void aMediaTypeMayBeInCapitals(String version) {
      assertThat(call(version, capitals()).status()).isEqualTo(200);
    }
  }
}
