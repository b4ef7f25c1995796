package dev.anyfn.benchmarks;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rule for the packages of the benchmarks; those of the product are in {@code checks}. */
@AnalyzeClasses(
    packages = "dev.anyfn.benchmarks",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packages_have_no_circles =
      slices().matching("dev.anyfn.(benchmarks..)").should().beFreeOfCycles();
}
