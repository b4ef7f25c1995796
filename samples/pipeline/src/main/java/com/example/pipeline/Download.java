package com.example.pipeline;

import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.FunctionException;
import dev.anyfn.state.Bucket;
import java.io.InputStream;

/** A file of the outbox, as it stands there. */
public final class Download implements Function<Download.Request, InputStream> {

  public record Request(String file) {}

  private final Bucket outbox;

  public Download(Environment environment) {
    this.outbox = environment.bucket("outbox");
  }

  @Override
  public InputStream apply(Request request, Context context) {
    String file = FileName.checked(request.file());
    return outbox
        .open(file)
        .orElseThrow(() -> FunctionException.notFound("There is no " + file + " in the outbox"))
        .stream();
  }
}
