package io.batchdesk.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.el.ELProcessor;
import jakarta.el.ExpressionFactory;
import jakarta.faces.application.Application;
import jakarta.faces.context.FacesContext;
import java.io.ObjectInputStream;

/** What nothing of the host, the engine and the API does, so that no client can make it do it. */
@AnalyzeClasses(packages = "io.batchdesk", importOptions = ImportOption.DoNotIncludeTests.class)
class SecurityRulesTest {

  @ArchTest
  static final ArchRule noNameBecomesAClass =
      noClasses()
          .should()
          .callMethod(Class.class, "forName", String.class)
          .orShould()
          .callMethod(Class.class, "forName", String.class, boolean.class, ClassLoader.class)
          .orShould()
          .callMethod(ClassLoader.class, "loadClass", String.class);

  @ArchTest
  static final ArchRule noTextBecomesAnExpression =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(ExpressionFactory.class, ELProcessor.class)
          .orShould()
          .callMethod(
              Application.class,
              "evaluateExpressionGet",
              FacesContext.class,
              String.class,
              Class.class)
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.omnifaces.util.Components");

  @ArchTest
  static final ArchRule nothingIsReadBySerialization =
      noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class);
}
