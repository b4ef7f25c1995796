package dev.anyfn.benchmarks.adapters.programs;

import java.nio.charset.StandardCharsets;

/**
 * The least that any JSON library can cost: the question is taken for what it is, the answer is put
 * together from pieces. Nobody would ship it; it shows what the rest of the program costs.
 */
final class HandWritten {

  private HandWritten() {}

  static byte[] answer(byte[] question) {
    Greeting.Request request = new Greeting.Request("Ada", question.length == 0 ? 0 : 3);
    Greeting.Reply reply = Greeting.greet(request);
    StringBuilder json = new StringBuilder("{\"greeting\":\"").append(reply.greeting());
    json.append("\",\"items\":[");
    for (int i = 0; i < reply.items().size(); i++) {
      json.append(i == 0 ? "" : ",").append((int) reply.items().get(i));
    }
    return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }
}
