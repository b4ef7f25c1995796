package dev.anyfn.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rules about dependencies, for all modules. */
@AnalyzeClasses(
    packages = "dev.anyfn",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoFixtures.class})
class ArchitectureTest {

  /** Leaves out the functions and helpers that tests share. */
  static final class NoFixtures implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("dev/anyfn/checks/fixtures");
    }
  }

  /** A module: its packages, and those that it may use beside its own and the JDK's. */
  private record Module(List<String> packages, List<String> uses) {

    static Module of(String packages, String... uses) {
      return new Module(List.of(packages.split(" ")), List.of(uses));
    }

    boolean has(String name) {
      return packages.stream().anyMatch(one -> PackageMatcher.of(one).matches(name));
    }

    ArchRule rule() {
      List<String> allowed = new ArrayList<>(packages);
      for (String use : uses) {
        allowed.addAll(List.of(use.split(" ")));
      }
      allowed.addAll(List.of("java..", "javax..", "org.jspecify.."));
      return classes()
          .that()
          .resideInAnyPackage(packages.toArray(String[]::new))
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(allowed.toArray(String[]::new));
    }
  }

  private static final String API = "dev.anyfn dev.anyfn.event.. dev.anyfn.state..";
  private static final String RUNTIME = "dev.anyfn.runtime..";
  private static final String TESTKIT = "dev.anyfn.testkit..";
  private static final String GOOGLE_REST = "dev.anyfn.store.google..";
  private static final String CLOUDEVENTS = "io.cloudevents..";
  private static final String JUNIT = "org.junit.jupiter.api..";

  /** The arrows between modules. An adapter, a store or the runtime never uses the testkit. */
  private static final List<Module> MODULES =
      List.of(
          Module.of(API, CLOUDEVENTS),
          Module.of(RUNTIME, API, CLOUDEVENTS, "com.fasterxml.jackson..", "org.crac.."),
          Module.of(
              "dev.anyfn.aws..",
              API,
              RUNTIME,
              CLOUDEVENTS,
              "com.amazonaws..",
              "com.fasterxml.jackson.core.."),
          Module.of("dev.anyfn.gcp..", API, RUNTIME, CLOUDEVENTS, "com.google.cloud.functions.."),
          Module.of("dev.anyfn.http..", API, RUNTIME, CLOUDEVENTS, "com.sun.net.httpserver.."),
          Module.of("dev.anyfn.store.file..", API),
          Module.of("dev.anyfn.store.jdbc..", API),
          Module.of("dev.anyfn.store.s3..", API, "software.amazon.awssdk.."),
          Module.of("dev.anyfn.store.dynamodb..", API, "software.amazon.awssdk.."),
          Module.of(GOOGLE_REST, API, "com.google.auth.. com.google.api.. com.google.common.."),
          Module.of("dev.anyfn.store.firestore..", API, GOOGLE_REST),
          Module.of("dev.anyfn.store.gcs..", API, GOOGLE_REST),
          Module.of(
              TESTKIT,
              API,
              RUNTIME,
              CLOUDEVENTS,
              JUNIT,
              "org.junit.platform.commons..",
              "com.fasterxml.jackson.core..",
              "org.objectweb.asm..",
              "com.sun.management.."),
          Module.of("dev.anyfn.store.tck..", API, RUNTIME, TESTKIT, JUNIT));

  @ArchTest
  static void a_module_uses_what_it_may_and_no_more(JavaClasses all) {
    assertThat(MODULES).allSatisfy(module -> module.rule().check(all));
  }

  @ArchTest
  static void every_package_belongs_to_one_module(JavaClasses all) {
    assertThat(all)
        .filteredOn(type -> !type.getPackageName().startsWith("dev.anyfn.samples"))
        .allSatisfy(
            type ->
                assertThat(MODULES).filteredOn(one -> one.has(type.getPackageName())).hasSize(1));
  }

  @ArchTest
  static final ArchRule packages_have_no_circles =
      slices()
          .assignedFrom(
              new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                  String name = type.getPackageName();
                  return SliceIdentifier.of(MODULES.get(0).has(name) ? "the contract" : name);
                }

                @Override
                public String getDescription() {
                  return "packages, those of the contract as one";
                }
              })
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule googles_credentials_are_known_in_one_place =
      noClasses()
          .that()
          .resideInAPackage("dev.anyfn..")
          .and()
          .resideOutsideOfPackage("dev.anyfn.store.google..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.google.auth..", "com.google.api..", "com.google.common..");

  @ArchTest
  static final ArchRule a_store_of_a_cloud_shows_its_provider_alone =
      classes()
          .that()
          .resideInAnyPackage(
              "dev.anyfn.store.dynamodb..", "dev.anyfn.store.firestore..", "dev.anyfn.store.gcs..")
          .and()
          .arePublic()
          .should()
          .haveSimpleNameEndingWith("Provider");

  private static final Set<String> REAL_TIME_AND_CHANCE =
      Set.of(
          "java.lang.Math.random",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.Thread.sleep",
          "java.time.Clock.systemUTC",
          "java.time.Instant.now",
          "java.util.UUID.randomUUID",
          "java.util.concurrent.ThreadLocalRandom.current",
          "java.util.concurrent.TimeUnit.sleep",
          "java.util.concurrent.locks.LockSupport.parkNanos");

  /** The age of a connection, and the clock of the file system, are real in any simulation. */
  private static final Set<String> AGES =
      Set.of("dev.anyfn.store.jdbc.ConnectionPool", "dev.anyfn.store.file.WritingFile");

  @ArchTest
  static final ArchRule a_store_takes_time_and_chance_from_its_context =
      noClasses()
          .that()
          .resideInAPackage("dev.anyfn.store..")
          .and()
          .resideOutsideOfPackage("dev.anyfn.store.tck..")
          .should()
          .callMethodWhere(
              new DescribedPredicate<JavaMethodCall>("the JDK is asked for time or chance") {
                @Override
                public boolean test(JavaMethodCall call) {
                  return REAL_TIME_AND_CHANCE.contains(
                          call.getTargetOwner().getFullName() + "." + call.getName())
                      && !AGES.contains(call.getOriginOwner().getFullName());
                }
              })
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.security.SecureRandom")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Random");

  /** A function that wraps another one calls it as a part of itself. */
  @ArchTest
  static final ArchRule one_class_calls_a_function =
      noClasses()
          .that()
          .resideOutsideOfPackages(API.split(" "))
          .and()
          .resideOutsideOfPackages("dev.anyfn.store.tck..", "dev.anyfn.samples..")
          .and()
          .doNotHaveFullyQualifiedName("dev.anyfn.runtime.Invocation")
          .should()
          .callMethodWhere(
              new DescribedPredicate<JavaMethodCall>("a function is called") {
                @Override
                public boolean test(JavaMethodCall call) {
                  return call.getName().equals("apply")
                      && call.getTargetOwner().isAssignableTo("dev.anyfn.Function");
                }
              });

  @ArchTest
  static final ArchRule what_reads_the_output_of_a_process_reads_no_json =
      noClasses()
          .that(
              new DescribedPredicate<JavaClass>("read the output of a process") {
                @Override
                public boolean test(JavaClass type) {
                  return type.getDirectDependenciesFromSelf().stream()
                      .anyMatch(
                          dependency ->
                              dependency
                                  .getTargetClass()
                                  .getFullName()
                                  .matches("dev\\.anyfn\\.testkit\\.fork\\.Output(Line)?"));
                }
              })
          .should()
          .dependOnClassesThat()
          .haveNameMatching("dev\\.anyfn\\.runtime\\.json\\..*|com\\.fasterxml\\..*");

  @ArchTest
  static final ArchRule our_function_is_never_the_one_of_the_jdk =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.function.Function");

  @ArchTest
  static final ArchRule the_environment_is_read_by_entry_classes_only =
      noClasses()
          .that(
              new DescribedPredicate<JavaClass>("are part of the product and not an entry class") {
                @Override
                public boolean test(JavaClass type) {
                  return !Set.of("Main", "LambdaHandler", "CloudFunction")
                          .contains(type.getSimpleName())
                      && !type.getPackageName().startsWith("dev.anyfn.testkit")
                      && !type.getPackageName().startsWith("dev.anyfn.store.tck")
                      && !type.getPackageName().startsWith("dev.anyfn.samples");
                }
              })
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  @ArchTest
  static void no_package_is_in_two_jars(JavaClasses all) {
    Map<String, Set<String>> jars = new TreeMap<>();
    for (JavaClass type : all) {
      String file = type.getSource().orElseThrow().getUri().toString();
      String home = file.substring(0, file.indexOf(type.getPackageName().replace('.', '/')));
      jars.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>()).add(home);
    }
    assertThat(jars).containsKeys("dev.anyfn", "dev.anyfn.runtime", "dev.anyfn.aws");
    assertThat(jars.values()).allSatisfy(homes -> assertThat(homes).hasSize(1));
  }
}
