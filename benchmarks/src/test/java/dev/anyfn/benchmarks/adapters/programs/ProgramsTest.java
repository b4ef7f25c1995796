package dev.anyfn.benchmarks.adapters.programs;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On their platforms they are checked by the benchmark itself: a wrong answer ends it. */
class ProgramsTest {

  @Test
  void theStreamHandlerGreets() throws Exception {
    assertThat(answer(new StreamHandler(), "{\"name\":\"Ada\",\"count\":3}"))
        .isEqualTo("{\"greeting\":\"Hello Ada\",\"items\":[0,1,2]}");
  }

  @Test
  void thePojoHandlerGreets() {
    PojoHandler.Request request = new PojoHandler.Request();
    request.setName("Ada");
    request.setCount(3);

    PojoHandler.Reply reply = new PojoHandler().handleRequest(request, null);

    assertThat(reply.getGreeting()).isEqualTo("Hello Ada");
    assertThat(reply.getItems()).isEqualTo(List.of(0, 1, 2));
  }

  @Test
  void theTextHandlerGreets() throws Exception {
    assertThat(answer(new TextHandler(), "\"Ada\"")).isEqualTo("\"Hello Ada\"");
  }

  private static String answer(RequestStreamHandler handler, String question) throws Exception {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    byte[] json = question.getBytes(StandardCharsets.UTF_8);
    handler.handleRequest(new ByteArrayInputStream(json), answer, null);
    return answer.toString(StandardCharsets.UTF_8);
  }
}
