package dev.anyfn.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class WithoutJacksonTest {

  /** Runs in a loader that has this package anew, and no Jackson. */
  public static final class BinaryModeBothWays implements Callable<String> {

    public BinaryModeBothWays() {}

    @Override
    public String call() {
      CloudEvent event =
          HttpEvents.read(
              Samples.headers("Content-Type", "application/json", "ce-x", "%22").build(),
              new byte[] {1});
      return HttpEvents.binaryHeaders(event).first("ce-x").orElseThrow();
    }
  }

  private static final class Loader extends ClassLoader {

    private final List<String> seen = new ArrayList<>();

    Loader() {
      super(WithoutJacksonTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      seen.add(name);
      if (name.startsWith("com.fasterxml.")) {
        throw new ClassNotFoundException(name);
      }
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null || !name.startsWith("dev.anyfn.runtime.event.")) {
        return loaded != null ? loaded : super.loadClass(name, resolve);
      }
      try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  void binaryModeLoadsNoJsonLibraryAndNotEvenTheEnumOfTheApi() throws Exception {
    Loader loader = new Loader();
    Object task =
        loader.loadClass(BinaryModeBothWays.class.getName()).getConstructor().newInstance();
    assertThat(((Callable<?>) task).call()).isEqualTo("%22");
    assertThat(loader.seen)
        .contains("io.cloudevents.CloudEvent")
        .noneMatch(name -> name.startsWith("com.fasterxml."))
        .doesNotContain("dev.anyfn.runtime.event.Json");
  }
}
