package dev.anyfn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.Caller;
import dev.anyfn.Headers;
import dev.anyfn.HttpRequest;
import dev.anyfn.JobTask;
import dev.anyfn.event.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FakeContextTest {

  @Test
  void withoutFactsItIsAFirstColdAttempt() {
    FakeContext context = FakeContext.create();
    assertThat(context.attempt()).isEqualTo(1);
    assertThat(context.coldStart()).isTrue();
    assertThat(context.message()).isEmpty();
    assertThat(context.tenant()).isEmpty();
    assertThat(context.http()).isEmpty();
    assertThat(context.job()).isEmpty();
  }

  @Test
  void returnsTheFactsOfTheTest() {
    Message message = new Message(Map.of("region", "eu"), Optional.of("g"), Optional.empty());
    HttpRequest request =
        new HttpRequest(
            "GET",
            "/orders/7",
            Map.of("id", "7"),
            Map.of("q", List.of("a", "b")),
            Headers.empty(),
            new Caller(Optional.of("192.0.2.1"), Map.of("sub", "ada")));
    JobTask task = new JobTask(2, 5, 1, "nightly-1");
    FakeContext context =
        FakeContext.create().message(message).tenant("acme").http(request).job(task);
    assertThat(context.message()).contains(message);
    assertThat(context.tenant()).contains("acme");
    assertThat(context.http()).contains(request);
    assertThat(context.job()).contains(task);
  }
}
