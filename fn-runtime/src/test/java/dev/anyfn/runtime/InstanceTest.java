package dev.anyfn.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.runtime.json.JsonBinding;
import dev.anyfn.runtime.json.JsonCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("try") // close() may throw what it likes
class InstanceTest {

  static final List<String> CLOSED = new ArrayList<>();

  public abstract static class Text implements Function<String, String>, AutoCloseable {
    @Override
    public String apply(String input, Context context) {
      return getClass().getSimpleName() + " " + input;
    }

    @Override
    public void close() {
      CLOSED.add(getClass().getSimpleName());
    }
  }

  public static final class One extends Text {}

  public static final class Two extends Text {}

  public static final class Other {
    private Other() {}

    public static final class One extends Text {}
  }

  public static final class Configured extends Text {
    private final String greeting;

    public Configured() {
      this.greeting = "no environment";
    }

    public Configured(Environment environment) {
      this.greeting = environment.require("GREETING") + environment.clock().getZone();
    }

    @Override
    public String apply(String input, Context context) {
      return greeting;
    }
  }

  public static final class Broken extends Text {
    public Broken() throws IOException {
      throw new IOException("no route to host");
    }
  }

  public static final class BrokenStatically extends Text {
    static final Object NEVER = fail();

    private static Object fail() {
      throw new IllegalStateException("static");
    }
  }

  public static final class FailsToClose extends Text {
    @Override
    public void close() {
      CLOSED.add("FailsToClose");
      throw new AssertionError("stuck");
    }
  }

  static final class Hidden extends Text {
    public Hidden() {}
  }

  public static final class PrivateConstructor extends Text {
    private PrivateConstructor() {}
  }

  public static final class WrongConstructor extends Text {
    public WrongConstructor(String text) {
      throw new AssertionError(text);
    }
  }

  public static final class Lists implements Function<List<Integer>, Object> {
    @Override
    public Object apply(List<Integer> input, Context context) {
      return input.get(0);
    }
  }

  public static final class FutureGiver
      implements Function<String, java.util.concurrent.CompletableFuture<String>> {
    @Override
    public java.util.concurrent.CompletableFuture<String> apply(String input, Context context) {
      return null;
    }
  }

  public static final class Codec implements JsonCodec {
    @Override
    public JsonBinding bind(Type type) {
      return new JsonBinding() {
        @Override
        public Object read(byte[] json) {
          return List.of(42);
        }

        @Override
        public Object read(String json) {
          return List.of(42);
        }

        @Override
        public void write(Object value, OutputStream out) throws IOException {
          out.write(("\"by the codec: " + value + "\"").getBytes(StandardCharsets.UTF_8));
        }
      };
    }
  }

  @TempDir Path directory;

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final Log log = new Log(new PrintStream(lines, true, StandardCharsets.UTF_8));
  private final List<URLClassLoader> loaders = new ArrayList<>();
  private final ClassLoader context = Thread.currentThread().getContextClassLoader();

  /** Nothing may be looked up where a server, or a test, happens to have put its own loader. */
  private static final class Hostile extends ClassLoader {
    Hostile() {
      super(null);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) {
      throw new AssertionError("the context class loader was asked for " + name);
    }

    @Override
    public URL getResource(String name) {
      throw new AssertionError("the context class loader was asked for " + name);
    }

    @Override
    public java.util.Enumeration<URL> getResources(String name) {
      throw new AssertionError("the context class loader was asked for " + name);
    }
  }

  @BeforeEach
  void setAHostileContextClassLoader() {
    CLOSED.clear();
    Thread.currentThread().setContextClassLoader(new Hostile());
  }

  @AfterEach
  void restore() throws IOException {
    Thread.currentThread().setContextClassLoader(context);
    for (URLClassLoader loader : loaders) {
      loader.close();
    }
  }

  private static String name(Class<?>... types) {
    List<String> names = new ArrayList<>();
    for (Class<?> type : types) {
      names.add(type.getName());
    }
    return String.join("\n", names);
  }

  private Path directory(String file, String text) throws IOException {
    Path root = Files.createTempDirectory(directory, "root");
    Files.createDirectories(root.resolve(file).getParent());
    Files.writeString(root.resolve(file), text);
    return root;
  }

  private Path jar(String file, String text) throws IOException {
    Path jar = Files.createTempFile(directory, "function", ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(file));
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  private ClassLoader loader(Path... roots) throws IOException {
    URL[] urls = new URL[roots.length];
    for (int i = 0; i < roots.length; i++) {
      urls[i] = roots[i].toUri().toURL();
    }
    URLClassLoader loader = new URLClassLoader(urls, InstanceTest.class.getClassLoader());
    loaders.add(loader);
    return loader;
  }

  private ClassLoader listing(String services) throws IOException {
    return loader(directory(FunctionFinder.SERVICE_FILE, services));
  }

  private Instance open(ClassLoader loader, String... settings) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      environment.put(settings[i], settings[i + 1]);
    }
    return Instance.open(Settings.of(environment), loader, log);
  }

  private void refused(ClassLoader loader, String target, String... parts) {
    assertThatThrownBy(
            () -> {
              if (target == null) {
                open(loader);
              } else {
                open(loader, "FN_TARGET", target);
              }
            })
        .isInstanceOf(InitializationException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts).endsWith("."));
  }

  private static String direct(Instance instance, String payload) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new DirectTrigger(instance)
        .handle(payload.getBytes(StandardCharsets.UTF_8), out, Origin.unknown());
    return out.toString(StandardCharsets.UTF_8);
  }

  @Nested
  class Finding {

    @Test
    void nothingSaysWhereToListIt() throws Exception {
      refused(loader(directory), null, "META-INF/services/dev.anyfn.Function", "FN_TARGET");
      refused(listing("# only a comment\n\n"), null, "Found no function");
      refused(loader(directory), "*", "Found no function");
    }

    @Test
    void theOnlyOneIsTaken() throws Exception {
      try (Instance instance = open(listing(name(One.class)))) {
        assertThat(instance.functionNames()).containsExactly("One");
        assertThat(direct(instance, "\"x\"")).isEqualTo("\"One x\"");
      }
    }

    @Test
    void theOnlyOneInAJarIsTaken() throws Exception {
      try (Instance instance = open(loader(jar(FunctionFinder.SERVICE_FILE, name(One.class))))) {
        assertThat(instance.functionNames()).containsExactly("One");
      }
    }

    @Test
    void commentsBlankLinesAndDuplicatesDoNotCount() throws Exception {
      String one = name(One.class);
      ClassLoader loader =
          loader(
              directory(
                  FunctionFinder.SERVICE_FILE,
                  "# functions\r\n\r\n  " + one + " # the one\n#" + name(Two.class) + "\n" + one),
              jar(FunctionFinder.SERVICE_FILE, one));
      try (Instance instance = open(loader)) {
        assertThat(instance.functionNames()).containsExactly("One");
      }
    }

    @Test
    void twoNeedAChoice() throws Exception {
      refused(
          listing(name(One.class, Two.class)),
          null,
          "2 functions",
          One.class.getName(),
          Two.class.getName(),
          "FN_TARGET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Two", " Two ", "dev.anyfn.runtime.InstanceTest$Two", "Two,Two"})
    void aNameOrAClassIsAChoice(String target) throws Exception {
      try (Instance instance = open(listing(name(One.class, Two.class)), "FN_TARGET", target)) {
        assertThat(instance.functionNames()).containsExactly("Two");
      }
    }

    @Test
    void aClassNeedsNoListing() throws Exception {
      try (Instance instance = open(loader(directory), "FN_TARGET", One.class.getName())) {
        assertThat(instance.functionNames()).containsExactly("One");
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "One, Two", "dev.anyfn.runtime.InstanceTest$One,Two"})
    void severalAreServedByPath(String target) throws Exception {
      try (Instance instance = open(listing(name(One.class, Two.class)), "FN_TARGET", target)) {
        assertThat(instance.functionNames()).containsExactly("One", "Two");
        assertThat(instance.route("/Two/x").name()).isEqualTo("Two");
        assertThatThrownBy(instance::only)
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("FN_TARGET");
      }
    }

    @Test
    void aNameOfTwoClassesIsNoChoice() throws Exception {
      ClassLoader loader = listing(name(One.class, Other.One.class));
      refused(loader, "One", One.class.getName(), Other.One.class.getName());
      try (Instance instance = open(loader, "FN_TARGET", Other.One.class.getName())) {
        assertThat(instance.functionNames()).containsExactly("One");
      }
    }

    @Test
    void twoOfOneNameCannotBothBeServed() throws Exception {
      refused(listing(name(One.class, Other.One.class)), "*", "Two functions are named One");
      assertThat(CLOSED).as("the one that was built").containsExactly("One");
    }

    @Test
    void aClassThatIsNotThereIsNamed() throws Exception {
      refused(loader(directory), "com.example.Missing", "com.example.Missing");
      refused(listing("com.example.Gone"), null, "com.example.Gone");
      refused(loader(directory), "com/example/Slash", "com/example/Slash");
    }

    @Test
    void aClassThatIsNoFunctionIsNamed() throws Exception {
      refused(loader(directory), "java.lang.String", "java.lang.String", "does not implement");
    }

    @Test
    void theClassesComeFromTheGivenLoader() throws Exception {
      Path source = directory.resolve("Only.java");
      Files.writeString(
          source,
          "package com.example; public final class Only implements"
              + " dev.anyfn.Function<String, Only.Reply> { public record Reply(String said) {}"
              + " public Reply apply(String in, dev.anyfn.Context c) { return new Reply(in); } }");
      Path root = directory(FunctionFinder.SERVICE_FILE, "com.example.Only");
      StringWriter messages = new StringWriter();
      PrintWriter out = new PrintWriter(messages);
      int result =
          ToolProvider.findFirst("javac")
              .orElseThrow()
              .run(
                  out,
                  out,
                  "-proc:none",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "-d",
                  root.toString(),
                  source.toString());
      assertThat(result).as("%s", messages).isZero();
      try (Instance instance = open(loader(root))) {
        assertThat(direct(instance, "\"x\"")).isEqualTo("{\"said\":\"x\"}");
      }
    }
  }

  @Nested
  class Building {

    @Test
    void theConstructorWithAnEnvironmentIsPreferred() throws Exception {
      try (Instance instance = open(listing(name(Configured.class)), "GREETING", "Hello-")) {
        assertThat(direct(instance, "\"x\"")).isEqualTo("\"Hello-Z\"");
      }
    }

    @Test
    void aMissingSettingIsNamed() throws Exception {
      refused(listing(name(Configured.class)), null, Configured.class.getName(), "GREETING");
    }

    @Test
    void whatTheConstructorThrowsIsToldAndKept() throws Exception {
      refused(listing(name(Broken.class)), null, "java.io.IOException: no route to host");
      assertThatThrownBy(() -> open(listing(name(Broken.class))))
          .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void aBrokenStaticInitializerIsToldEachTime() throws Exception {
      ClassLoader loader = listing(name(BrokenStatically.class));
      refused(loader, null, BrokenStatically.class.getName(), "static");
      refused(loader, null, BrokenStatically.class.getName());
    }

    @Test
    void aClassThatCannotBeBuiltSaysHowItCould() throws Exception {
      for (Class<?> type :
          List.of(Text.class, Hidden.class, PrivateConstructor.class, WrongConstructor.class)) {
        refused(listing(name(type)), null, type.getName(), "public constructor");
      }
    }

    @Test
    void whatWasBuiltBeforeAFailureIsClosed() throws Exception {
      refused(listing(name(One.class, Two.class, Broken.class)), "*", "Broken");
      assertThat(CLOSED).containsExactly("One", "Two");
    }

    @Test
    void whatCannotBeBoundIsRefusedAtOnceWithAWayOut() throws Exception {
      refused(listing(name(FutureGiver.class)), null, "cannot be the output");
      refused(listing(name(One.class, FutureGiver.class)), "*", "cannot be the output");
      assertThat(CLOSED).containsExactly("One");
    }
  }

  @Nested
  class Closing {

    @Test
    void closesEachOnceEvenIfOneFails() throws Exception {
      Instance instance = open(listing(name(FailsToClose.class, One.class)), "FN_TARGET", "*");
      instance.close();
      instance.close();
      assertThat(CLOSED).containsExactly("FailsToClose", "One");
      assertThat(lines.toString(StandardCharsets.UTF_8))
          .contains("Closing FailsToClose failed", "stuck");
    }

    @Test
    void leavesFunctionsWithoutALifecycleAlone() {
      Rig.of(new Lists()).instance.close();
      assertThat(CLOSED).isEmpty();
    }
  }

  @Nested
  class Codecs {

    private static final String FILE = "META-INF/services/dev.anyfn.runtime.json.JsonCodec";

    private Instance lists(ClassLoader loader) {
      return Instance.of(Map.of("Lists", new Lists()), Settings.of(Map.of()), loader, log);
    }

    @Test
    void theUsersReplacesTheBuiltInOne() throws Exception {
      Instance instance = lists(loader(directory(FILE, name(Codec.class))));
      assertThat(direct(instance, "[7]")).isEqualTo("\"by the codec: 42\"");
    }

    @Test
    void theBuiltInOneIsTakenElse() throws Exception {
      assertThat(direct(lists(loader(directory)), "[7]")).isEqualTo("7");
      assertThat(direct(lists(loader(directory(FILE, "# none\n"))), "[7]")).isEqualTo("7");
    }

    @Test
    void twoAreTooMany() throws Exception {
      ClassLoader loader =
          loader(directory(FILE, name(Codec.class) + "\n" + name(OtherCodec.class)));
      assertThatThrownBy(() -> lists(loader))
          .isInstanceOf(InitializationException.class)
          .hasMessageContaining("more than one JsonCodec");
    }

    @Test
    void oneThatIsNotThereIsNamed() throws Exception {
      ClassLoader loader = loader(directory(FILE, "com.example.Gone"));
      assertThatThrownBy(() -> lists(loader))
          .isInstanceOf(InitializationException.class)
          .hasMessageContaining("com.example.Gone");
    }

    @Test
    void noneIsAskedWhereNothingIsJson() throws Exception {
      ClassLoader loader = loader(directory(FILE, "com.example.Gone"));
      Instance instance = Instance.of(Map.of("One", new One()), Settings.of(Map.of()), loader, log);
      assertThat(direct(instance, "\"x\"")).isEqualTo("\"One x\"");
    }
  }

  public static final class OtherCodec implements JsonCodec {
    @Override
    public JsonBinding bind(Type type) {
      throw new AssertionError();
    }
  }
}
