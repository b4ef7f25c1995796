package com.example.pitfalls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.anyfn.testkit.HttpStub;
import dev.anyfn.testkit.event.RecordedEvents;
import dev.anyfn.testkit.event.SqsEvents;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events and dependencies that a test makes up. */
class RecordedTest {

  @Test
  void anEventIsMaskedBeforeItIsWritten(@TempDir Path directory) throws IOException {
    byte[] delivery =
        SqsEvents.queue("orders").message("{\"id\":\"o-1\",\"password\":\"open sesame\"}").bytes();
    RecordedEvents recorded = RecordedEvents.in(directory);
    recorded.record("order", delivery);

    for (Path file : Files.list(directory).toList()) {
      assertFalse(Files.readString(file).contains("open sesame"));
    }
    assertEquals(1, recorded.all().size());
  }

  @Test
  void aDependencyFailsAsATestWants() throws IOException {
    try (HttpStub payments = HttpStub.start()) {
      payments.when("POST", "/charge").answer(503).answer(200, "paid");

      assertEquals(503, post(payments.baseUri().resolve("/charge")));
      assertEquals(200, post(payments.baseUri().resolve("/charge")));
      payments.verify("POST", "/charge", 2).verifyNothingElse();
    }
  }

  private static int post(URI address) throws IOException {
    HttpURLConnection request = (HttpURLConnection) address.toURL().openConnection();
    request.setDoOutput(true);
    request.getOutputStream().write("cents=1".getBytes(StandardCharsets.UTF_8));
    return request.getResponseCode();
  }
}
