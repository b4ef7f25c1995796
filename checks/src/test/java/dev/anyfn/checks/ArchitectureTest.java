package dev.anyfn.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who may depend on whom. */
@AnalyzeClasses(packages = "dev.anyfn", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule the_contract_depends_on_nothing_but_cloudevents_and_jspecify =
      classes()
          .that()
          .resideInAnyPackage("dev.anyfn", "dev.anyfn.event..", "dev.anyfn.state..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.anyfn",
              "dev.anyfn.event..",
              "dev.anyfn.state..",
              "java..",
              "javax.net.ssl..",
              "io.cloudevents..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule the_contract_looks_up_no_service =
      noClasses()
          .that()
          .resideInAnyPackage("dev.anyfn", "dev.anyfn.event..", "dev.anyfn.state..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ServiceLoader.class);

  @ArchTest
  static final ArchRule the_runtime_knows_no_adapter_no_vendor_and_no_test_tool =
      noClasses()
          .that()
          .resideInAPackage("dev.anyfn.runtime..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.anyfn.aws..",
              "dev.anyfn.gcp..",
              "dev.anyfn.http..",
              "dev.anyfn.testkit..",
              "com.amazonaws..",
              "com.google..",
              "com.sun.net.httpserver..");

  @ArchTest
  static final ArchRule the_lambda_adapter_stands_alone =
      standsAlone("dev.anyfn.aws..", "dev.anyfn.gcp..", "dev.anyfn.http..", "com.google..");

  @ArchTest
  static final ArchRule the_google_adapter_stands_alone =
      standsAlone("dev.anyfn.gcp..", "dev.anyfn.aws..", "dev.anyfn.http..", "com.amazonaws..");

  @ArchTest
  static final ArchRule the_http_adapter_stands_alone =
      standsAlone(
          "dev.anyfn.http..",
          "dev.anyfn.aws..",
          "dev.anyfn.gcp..",
          "com.amazonaws..",
          "com.google..");

  @ArchTest
  static final ArchRule the_server_of_a_container_can_be_exchanged =
      noClasses()
          .that()
          .resideInAPackage("dev.anyfn.http..")
          .and()
          .doNotHaveFullyQualifiedName("dev.anyfn.http.JdkServer")
          .and()
          .doNotHaveFullyQualifiedName("dev.anyfn.http.ExchangeAnswer")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.sun.net.httpserver..");

  @ArchTest
  static final ArchRule the_file_store_knows_the_contract_alone =
      classes()
          .that()
          .resideInAPackage("dev.anyfn.store.file..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.anyfn",
              "dev.anyfn.state..",
              "dev.anyfn.store.file..",
              "java..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule the_jdbc_store_knows_no_class_of_a_database =
      classes()
          .that()
          .resideInAPackage("dev.anyfn.store.jdbc..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.anyfn",
              "dev.anyfn.state..",
              "dev.anyfn.store.jdbc..",
              "java..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule a_store_knows_the_contract_and_its_product =
      noClasses()
          .that()
          .resideInAPackage("dev.anyfn.store..")
          .and()
          .resideOutsideOfPackage("dev.anyfn.store.tck..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.anyfn.runtime..",
              "dev.anyfn.aws..",
              "dev.anyfn.gcp..",
              "dev.anyfn.http..",
              "dev.anyfn.testkit..");

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

  private static ArchRule standsAlone(String adapter, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(adapter)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("dev.anyfn.testkit..");
  }
}
