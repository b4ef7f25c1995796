package dev.anyfn.testkit.junit;

import dev.anyfn.testkit.platform.Application;
import dev.anyfn.testkit.platform.Call;
import dev.anyfn.testkit.platform.ForkPool;
import dev.anyfn.testkit.platform.Platform;
import dev.anyfn.testkit.platform.Platforms;
import dev.anyfn.testkit.platform.Target;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The extension of {@link OnEveryPlatform} and {@link EveryPlatformTest}: one invocation for each
 * platform. The forks live in the store of the whole run.
 */
public final class PlatformsExtension
    implements TestTemplateInvocationContextProvider, ParameterResolver {

  private static final ExtensionContext.Namespace STORE =
      ExtensionContext.Namespace.create(PlatformsExtension.class);

  private static final String MOST_FORKS = "anyfn.testkit.forks";

  /** Creates the extension, for JUnit. */
  public PlatformsExtension() {}

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getTestMethod(), EveryPlatformTest.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    OnEveryPlatform declared = declared(context);
    Set<Call.Kind> kinds = kinds(context);
    Platforms platforms = platforms(declared, context);
    List<Target> targets =
        platforms.promised(kinds).stream()
            .filter(target -> isWanted(target.platform(), declared))
            .toList();
    Set<Platform> chosen = EnumSet.noneOf(Platform.class);
    targets.forEach(target -> chosen.add(target.platform()));
    if (chosen.isEmpty()) {
      throw new ExtensionConfigurationException(
          "No platform is left that carries calls of " + kinds + ": this test would never run");
    }
    publishLeftOut(chosen, kinds, declared, context);
    platforms.prepare(chosen);
    return targets.stream().map(PlatformInvocation::new);
  }

  private static Set<Call.Kind> kinds(ExtensionContext context) {
    Call.Kind[] kinds =
        AnnotationSupport.findAnnotation(context.getTestMethod(), EveryPlatformTest.class)
            .orElseThrow()
            .value();
    if (kinds.length == 0) {
      throw new ExtensionConfigurationException("Say which kinds of calls the test makes");
    }
    return EnumSet.copyOf(Arrays.asList(kinds));
  }

  private static boolean isWanted(Platform platform, OnEveryPlatform declared) {
    List<Platform> only = List.of(declared.only());
    return (only.isEmpty() || only.contains(platform))
        && !List.of(declared.except()).contains(platform);
  }

  private static void publishLeftOut(
      Set<Platform> chosen,
      Set<Call.Kind> kinds,
      OnEveryPlatform declared,
      ExtensionContext context) {
    Map<String, String> leftOut = new LinkedHashMap<>();
    for (Platform platform : EnumSet.complementOf(EnumSet.copyOf(chosen))) {
      leftOut.put(
          "not on " + platform,
          isWanted(platform, declared)
              ? "it carries " + platform.carries() + ", the test makes calls of " + kinds
              : "@OnEveryPlatform leaves it out");
    }
    if (!leftOut.isEmpty()) {
      context.publishReportEntry(leftOut);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Platforms.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return platforms(declared(context), context);
  }

  /** Finds the nearest annotation, from the test class outwards. */
  private static OnEveryPlatform declared(ExtensionContext context) {
    Class<?> test = context.getRequiredTestClass();
    for (Class<?> type = test; type != null; type = type.getEnclosingClass()) {
      Optional<OnEveryPlatform> found =
          AnnotationSupport.findAnnotation(type, OnEveryPlatform.class);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new ExtensionConfigurationException(
        "Annotate " + test.getName() + " with @OnEveryPlatform(..), which names the functions");
  }

  private static Platforms platforms(OnEveryPlatform declared, ExtensionContext context) {
    Application application =
        Application.of(declared.value()).testedBy(context.getRequiredTestClass());
    for (String setting : declared.env()) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        throw new ExtensionConfigurationException(
            "Write each setting of @OnEveryPlatform(env = ..) as NAME=value, not " + setting);
      }
      application = application.env(setting.substring(0, equals), setting.substring(equals + 1));
    }
    if (!declared.jar().isEmpty()) {
      application = application.jar(Path.of(declared.jar()));
    }
    return Platforms.open(application, pool(context));
  }

  private static ForkPool pool(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(STORE)
        .getOrComputeIfAbsent(RunForks.class, key -> RunForks.open(context), RunForks.class)
        .pool();
  }

  /** The forks of a whole run; the root store closes them. */
  @SuppressWarnings("deprecation") // the store of JUnit before 5.13 closes nothing else
  private record RunForks(ForkPool pool)
      implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    static RunForks open(ExtensionContext context) {
      return new RunForks(
          context
              .getConfigurationParameter(MOST_FORKS, Integer::valueOf)
              .map(ForkPool::open)
              .orElseGet(ForkPool::open));
    }

    @Override
    public void close() {
      pool.close();
    }
  }
}
