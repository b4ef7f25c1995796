package com.example.pipeline;

import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.FunctionException;
import dev.anyfn.HttpRequest;
import dev.anyfn.state.Body;
import dev.anyfn.state.Bucket;
import dev.anyfn.state.PutOptions;
import java.io.InputStream;
import java.util.List;

/** Puts the body of a request into the inbox, as {@code ?file=} says. */
public final class Upload implements Function<InputStream, Upload.Stored> {

  public record Stored(String file, long bytes) {}

  private final Bucket inbox;

  public Upload(Environment environment) {
    this.inbox = environment.bucket("inbox");
  }

  @Override
  public Stored apply(InputStream body, Context context) {
    HttpRequest request =
        context.http().orElseThrow(() -> FunctionException.invalidInput("Send it over HTTP"));
    List<String> names = request.query().getOrDefault("file", List.of());
    String file = FileName.checked(names.isEmpty() ? null : names.get(0));
    return new Stored(file, inbox.put(file, Body.of(body), PutOptions.type("text/csv")).size());
  }
}
