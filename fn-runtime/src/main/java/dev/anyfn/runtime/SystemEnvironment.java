package dev.anyfn.runtime;

import dev.anyfn.Environment;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The environment of a function that runs for real: variables and the system's clock. */
record SystemEnvironment(Map<String, String> variables) implements Environment {

  @Override
  public Optional<String> setting(String name) {
    String value = variables.get(name);
    return value == null || value.isBlank() ? Optional.empty() : Optional.of(value);
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  /** The names alone: values may be secrets. */
  @Override
  public String toString() {
    return "Environment" + variables.keySet();
  }
}
