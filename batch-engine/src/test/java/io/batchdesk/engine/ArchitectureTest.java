package io.batchdesk.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** The few rules that keep the house in order; no exceptions are listed. */
@AnalyzeClasses(packages = "io.batchdesk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule theApiNeedsNothingOfOurs =
      noClasses()
          .that()
          .resideInAPackage("io.batchdesk")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.batchdesk.engine..");

  @ArchTest
  static final ArchRule onlyTheJobWritesItsStatus =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(BatchJob.class.getName())
          .should()
          .accessFieldWhere(
              new DescribedPredicate<>("a status is written") {
                @Override
                public boolean test(JavaFieldAccess access) {
                  return access.getAccessType() == JavaFieldAccess.AccessType.SET
                      && access.getTarget().getName().equals("status")
                      && access.getTargetOwner().isEquivalentTo(BatchJob.class);
                }
              });

  @ArchTest
  static final ArchRule entitiesAreNobodyElsesBusiness =
      classes()
          .that()
          .areAnnotatedWith(jakarta.persistence.Entity.class)
          .should()
          .bePackagePrivate();

  @ArchTest
  static final ArchRule refusalsOfTheEngineAreInEachLanguage =
      noClasses()
          .that()
          .resideInAPackage("io.batchdesk.engine..")
          .should()
          .callConstructor(
              Refusal.class, Refusal.Kind.class, String.class, String.class, String.class);

  @ArchTest
  static final ArchRule loggersArePrivate =
      fields().that().haveRawType(System.Logger.class).should().bePrivate();

  @ArchTest
  static final ArchRule timeIsTheDatabases =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule threadsAreTheContainers =
      noClasses().should().callConstructor(Thread.class, Runnable.class);

  @ArchTest
  static final ArchRule nothingIsPrinted =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");
}
