package com.example.hello;

import dev.anyfn.Context;
import dev.anyfn.Function;

public final class Hello implements Function<Hello.Request, Hello.Reply> {
  public record Request(String name) {}

  public record Reply(String greeting) {}

  @Override
  public Reply apply(Request request, Context context) {
    return new Reply("Hello " + request.name());
  }
}
