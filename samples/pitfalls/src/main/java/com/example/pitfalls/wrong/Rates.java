package com.example.pitfalls.wrong;

import dev.anyfn.Context;
import dev.anyfn.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expects the file that an earlier call has left in /tmp. */
public final class Rates implements Function<String, String> {

  private static final Path FILE = Path.of("/tmp/rates.txt");

  @Override
  public String apply(String rates, Context context) throws IOException {
    if (!rates.isEmpty()) {
      Files.writeString(FILE, rates);
    }
    return Files.readString(FILE);
  }
}
