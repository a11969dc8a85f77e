package io.github.wooautosync;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rooms of the core and the one way in which they know each other. */
class ArchitectureTest {

    private static final String BASE = "io.github.wooautosync";
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    @Test
    void dependenciesPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("facade")
                .definedBy(BASE)
                .layer("engine")
                .definedBy(BASE + ".engine..")
                .layer("event")
                .definedBy(BASE + ".event..")
                .layer("mapping")
                .definedBy(BASE + ".mapping..")
                .layer("http")
                .definedBy(BASE + ".woo.http..")
                .layer("plan")
                .definedBy(BASE + ".plan..")
                .layer("woo")
                .definedBy(BASE + ".woo")
                .layer("catalog")
                .definedBy(BASE + ".catalog..")
                .layer("connection")
                .definedBy(BASE + ".connection..")
                .layer("record")
                .definedBy(BASE + ".record..")
                .layer("failure")
                .definedBy(BASE + ".failure..")
                .layer("secret")
                .definedBy(BASE + ".secret..")
                .layer("id")
                .definedBy(BASE + ".id..")
                .whereLayer("facade")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("facade")
                .whereLayer("http")
                .mayOnlyBeAccessedByLayers("facade")
                .whereLayer("event")
                .mayOnlyBeAccessedByLayers("facade", "engine")
                .whereLayer("mapping")
                .mayOnlyBeAccessedByLayers("facade", "engine")
                .whereLayer("plan")
                .mayOnlyBeAccessedByLayers("facade", "engine")
                .whereLayer("woo")
                .mayOnlyBeAccessedByLayers("facade", "engine", "mapping", "http")
                .whereLayer("catalog")
                .mayOnlyBeAccessedByLayers("facade", "engine", "mapping")
                .whereLayer("connection")
                .mayOnlyBeAccessedByLayers("facade", "engine", "mapping")
                .whereLayer("record")
                .mayOnlyBeAccessedByLayers("facade", "engine")
                .whereLayer("failure")
                .mayOnlyBeAccessedByLayers("facade", "engine", "connection")
                .whereLayer("secret")
                .mayOnlyBeAccessedByLayers("facade", "engine", "connection", "woo", "http")
                .check(CORE);
    }

    @Test
    void noRoomDependsOnItselfThroughAnother() {
        slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void theCoreKnowsNoFramework() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta..", "javax.persistence..", "org.hibernate..")
                .check(CORE);
    }

    @Test
    void onlyTheTransportSpeaksHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".woo.http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .check(CORE);
    }

    @Test
    void namesSayWhatThingsDo() {
        classes()
                .should()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotEndingWith("Utils")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Impl")
                .check(CORE);
    }
}
