package io.studiolo.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom: docs/architecture.md. */
@AnalyzeClasses(packages = "io.studiolo", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String SERVER = "io.studiolo.server.";

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("io.studiolo.server.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule modulesHaveNoCycles =
            slices().matching("io.studiolo.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule roomsKnowOnlyThoseBelow = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("plumbing")
            .definedBy(SERVER + "http..", SERVER + "db..", SERVER + "task..", SERVER + "secret..")
            .layer("identity")
            .definedBy(SERVER + "identity..")
            .layer("access")
            .definedBy(SERVER + "access..")
            .layer("things")
            .definedBy(SERVER + "template..", SERVER + "image..", SERVER + "target..")
            .layer("workspace")
            .definedBy(SERVER + "workspace..")
            .layer("above")
            .definedBy(SERVER + "usage..", SERVER + "routing..")
            .whereLayer("above")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("workspace")
            .mayOnlyBeAccessedByLayers("above")
            .whereLayer("things")
            .mayOnlyBeAccessedByLayers("workspace", "above")
            .whereLayer("access")
            .mayOnlyBeAccessedByLayers("things", "workspace", "above")
            .whereLayer("identity")
            .mayOnlyBeAccessedByLayers("access", "things", "workspace", "above");

    @ArchTest
    static final ArchRule apiKnowsNobody = noClasses()
            .that()
            .resideInAPackage("io.studiolo.api..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "io.studiolo.api..", "java..", "com.fasterxml.jackson.annotation..", "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule gatewayKnowsPortsOnly = noClasses()
            .that()
            .resideInAPackage("io.studiolo.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.studiolo.server..", "io.studiolo.runtime..");

    @ArchTest
    static final ArchRule onlyOneModuleSpeaksToTheEngine = noClasses()
            .that()
            .resideOutsideOfPackage("io.studiolo.runtime.docker..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.dockerjava..");

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Common")
            .orShould()
            .haveSimpleNameEndingWith("Base")
            .orShould()
            .haveSimpleNameEndingWith("Service");

    @ArchTest
    static final ArchRule storesArePrivateToTheirRoom =
            classes().that().haveSimpleNameEndingWith("Store").should().bePackagePrivate();

    @ArchTest
    static final ArchRule reconcilersArePrivateToTheirRoom =
            classes().that().haveSimpleNameEndingWith("Reconciler").should().bePackagePrivate();

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = noFields().should().beAnnotatedWith("jakarta.inject.Inject");
}
