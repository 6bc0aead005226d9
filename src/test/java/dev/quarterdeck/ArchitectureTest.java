package dev.quarterdeck;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A package is a concept, and the arrows between packages point down; each library has few homes. */
class ArchitectureTest {
    private static final String ROOT = "dev.quarterdeck";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void arrowsPointDown() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("job")
                .definedBy(in("job"))
                .layer("store")
                .definedBy(ROOT + ".store")
                .layer("store.shared")
                .definedBy(in("store.shared"))
                .layer("store.file")
                .definedBy(in("store.file"))
                .layer("store.sqlite")
                .definedBy(in("store.sqlite"))
                .layer("store.postgres")
                .definedBy(in("store.postgres"))
                .layer("store.foreign")
                .definedBy(in("store.foreign"))
                .layer("json")
                .definedBy(in("json"))
                .layer("engine")
                .definedBy(in("engine"))
                .layer("operation")
                .definedBy(in("operation"))
                .layer("command")
                .definedBy(in("command"))
                .layer("completion")
                .definedBy(in("completion"))
                .layer("console")
                .definedBy(in("console"))
                .layer("terminal")
                .definedBy(in("terminal"))
                .layer("prompt")
                .definedBy(in("prompt"))
                .layer("http")
                .definedBy(in("http"))
                .layer("ssh")
                .definedBy(in("ssh"))
                .layer("wiring")
                .definedBy(ROOT, in("cli"))
                .whereLayer("job")
                .mayNotAccessAnyLayer()
                .whereLayer("store")
                .mayOnlyAccessLayers("job")
                .whereLayer("store.shared")
                .mayOnlyAccessLayers("store", "job")
                .whereLayer("store.file")
                .mayOnlyAccessLayers("store", "job")
                .whereLayer("store.sqlite")
                .mayOnlyAccessLayers("store.shared", "store.file", "store", "job")
                .whereLayer("store.postgres")
                .mayOnlyAccessLayers("store.shared", "store", "job")
                .whereLayer("store.foreign")
                .mayOnlyAccessLayers("store.shared", "store.file", "store", "job")
                .whereLayer("json")
                .mayOnlyAccessLayers("store", "job")
                .whereLayer("engine")
                .mayOnlyAccessLayers("store", "job")
                .whereLayer("operation")
                .mayOnlyAccessLayers("store", "job")
                .whereLayer("command")
                .mayOnlyAccessLayers("http", "operation", "engine", "json", "store", "job")
                .whereLayer("completion")
                .mayOnlyAccessLayers("command", "operation", "store", "job")
                .whereLayer("console")
                .mayOnlyAccessLayers("completion", "command", "operation", "engine", "store", "job")
                .whereLayer("terminal")
                .mayOnlyAccessLayers("console", "completion", "command", "operation", "engine", "store", "job")
                .whereLayer("prompt")
                .mayOnlyAccessLayers("completion", "command", "operation", "engine", "store", "job")
                .whereLayer("http")
                .mayOnlyAccessLayers("operation", "engine", "json", "store", "job")
                .whereLayer("ssh")
                .mayOnlyAccessLayers(
                        "terminal", "console", "completion", "command", "operation", "engine", "store", "job")
                .check(CLASSES);
    }

    @Test
    void textKnowsNothingOfTheRest() {
        noClasses()
                .that()
                .resideInAPackage(in("text"))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(resideOutsideOfPackage(in("text"))))
                .because("whoever shows text uses it")
                .check(CLASSES);
    }

    @Test
    void everyPackageHasItsPlaceAmongTheArrows() {
        classes()
                .should()
                .resideInAnyPackage(
                        ROOT,
                        in("job"),
                        in("text"),
                        ROOT + ".store",
                        in("store.shared"),
                        in("store.file"),
                        in("store.sqlite"),
                        in("store.postgres"),
                        in("store.foreign"),
                        in("json"),
                        in("engine"),
                        in("operation"),
                        in("command"),
                        in("completion"),
                        in("console"),
                        in("terminal"),
                        in("prompt"),
                        in("http"),
                        in("ssh"),
                        in("cli"))
                .because("a package outside of the rule about arrows would be held by nothing")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void noPackageIsAnAttic() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..helpers..", "..misc..")
                .because("a package is named after its concept")
                .check(CLASSES);
    }

    @Test
    void sqlStaysInTheStores() {
        only("store").use("java.sql..", "javax.sql..", "org.jdbi..", "org.sqlite..", "org.postgresql..");
    }

    @Test
    void lanternaStaysOnTheScreen() {
        only("console", "terminal", "cli").use("com.googlecode.lanterna..");
    }

    @Test
    void jlineStaysAtTheTerminalAndThePrompt() {
        only("terminal", "prompt", "cli").use("org.jline..");
    }

    @Test
    void picocliStaysWhereCommandsAreParsed() {
        only("command", "completion", "prompt", "console", "cli").use("picocli..");
    }

    @Test
    void jacksonStaysWhereJsonIsReadAndWritten() {
        only("command", "json", "store", "http").use("com.fasterxml.jackson..");
    }

    @Test
    void jettyAndTheMetricsStayBehindTheDoor() {
        only("http").use("org.eclipse.jetty..", "io.prometheus..");
    }

    @Test
    void cronStaysInTheEngine() {
        only("engine").use("com.cronutils..");
    }

    private static String in(String name) {
        return ROOT + "." + name + "..";
    }

    private static Homes only(String... names) {
        return new Homes(Arrays.stream(names).map(ArchitectureTest::in).toArray(String[]::new));
    }

    private record Homes(String... packages) {
        void use(String... libraries) {
            ArchRule rule = noClasses()
                    .that()
                    .resideOutsideOfPackages(packages)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(libraries);
            rule.allowEmptyShould(true).check(CLASSES);
        }
    }
}
