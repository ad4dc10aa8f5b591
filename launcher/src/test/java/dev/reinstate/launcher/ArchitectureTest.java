package dev.reinstate.launcher;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code contracts <- platform <- {api, restore, audit, hooks} <- launcher}. */
class ArchitectureTest {

  private static final String OURS = "dev.reinstate..";
  private static final String CONTRACTS = "dev.reinstate.contracts..";
  private static final String PLATFORM = "dev.reinstate.platform..";
  private static final String WORKER = "dev.reinstate.worker..";
  private static final String CLUSTER = "dev.reinstate.cluster..";
  private static final String[] VERTICLES = {
    "dev.reinstate.api..",
    "dev.reinstate.restore..",
    "dev.reinstate.audit..",
    "dev.reinstate.hooks.."
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.reinstate");

  @Test
  void contractsNeedNothingButTheJdkWithoutSql() {
    classes()
        .that()
        .resideInAPackage(CONTRACTS)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                CONTRACTS, "java.lang..", "java.time..", "java.util..", "org.jspecify.."))
        .check(CLASSES);
  }

  @Test
  void thePlatformKnowsContractsAlone() {
    noClasses()
        .that()
        .resideInAPackage(PLATFORM)
        .should()
        .dependOnClassesThat(
            resideInAPackage(OURS).and(resideInAnyPackage(CONTRACTS, PLATFORM).negate()))
        .check(CLASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "restore", "audit", "hooks"})
  void aVerticleKnowsNoOtherAndNotTheLauncher(String module) {
    String own = "dev.reinstate." + module + "..";
    noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat(
            resideInAPackage(OURS).and(resideInAnyPackage(CONTRACTS, PLATFORM, own).negate()))
        .check(CLASSES);
  }

  @Test
  void whatIsForHookWorkersOfOthersKnowsNothingElseOfOurs() {
    noClasses()
        .that()
        .resideInAPackage(WORKER)
        .should()
        .dependOnClassesThat(resideInAPackage(OURS).and(resideInAPackage(WORKER).negate()))
        .check(CLASSES);
  }

  @Test
  void theClusterKnowsNothingElseOfOurs() {
    noClasses()
        .that()
        .resideInAPackage(CLUSTER)
        .should()
        .dependOnClassesThat(resideInAPackage(OURS).and(resideInAPackage(CLUSTER).negate()))
        .check(CLASSES);
  }

  @Test
  void theApiKnowsNoSql() {
    noClasses()
        .that()
        .resideInAPackage("dev.reinstate.api..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "java.sql..", "javax.sql..", "io.vertx.sqlclient..", "io.vertx.pgclient.."))
        .check(CLASSES);
  }

  @Test
  void ofAVerticleModuleOthersSeeOnlyWhatItIsDeployedWith() {
    classes()
        .that()
        .resideInAnyPackage(VERTICLES)
        .and()
        .areTopLevelClasses()
        .and()
        .arePublic()
        .should()
        .haveSimpleNameEndingWith("Verticle")
        .orShould()
        .haveSimpleName("TokenIssuer")
        .orShould()
        .haveSimpleName("Readiness")
        .orShould()
        .haveSimpleName("Metrics")
        .orShould()
        .haveSimpleName("DeliveryMetrics")
        .orShould()
        .haveSimpleName("AuditKey")
        .orShould()
        .haveSimpleName("AuditVerifier")
        .orShould()
        .haveSimpleName("OtherAuditKeyException")
        .check(CLASSES);
  }
}
