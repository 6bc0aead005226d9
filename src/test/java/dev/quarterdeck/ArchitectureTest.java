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
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture.LayerDependencySpecification;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A package is a concept, and the arrows between packages point down; each library has few homes. */
class ArchitectureTest {
    private static final String ROOT = Rooms.ROOT;
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void arrowsPointDown() {
        LayeredArchitecture map = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer(Rooms.WIRING)
                .definedBy(ROOT, in(Rooms.WIRING));
        for (String room : Rooms.ARROWS.keySet()) {
            map = map.layer(room).definedBy(Rooms.packages(room));
        }
        for (Map.Entry<String, List<String>> arrows : Rooms.ARROWS.entrySet()) {
            LayerDependencySpecification room = map.whereLayer(arrows.getKey());
            map = arrows.getValue().isEmpty()
                    ? room.mayNotAccessAnyLayer()
                    : room.mayOnlyAccessLayers(arrows.getValue().toArray(String[]::new));
        }
        map.check(CLASSES);
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
        Stream<String> places = Stream.concat(
                Stream.of(ROOT, in(Rooms.TEXT), in(Rooms.WIRING)),
                Rooms.ARROWS.keySet().stream().map(Rooms::packages));
        classes()
                .should()
                .resideInAnyPackage(places.toArray(String[]::new))
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
        only("console", "terminal", "ssh", "cli").use("com.googlecode.lanterna..");
    }

    @Test
    void jlineStaysAtTheTerminalAndThePrompt() {
        only("terminal", "prompt", "cli").use("org.jline..");
    }

    @Test
    void picocliStaysWhereCommandsAreParsed() {
        only("command", "completion", "prompt", "console", "manual", "cli").use("picocli..");
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
    void minaStaysBehindTheSshDoor() {
        only("ssh").use("org.apache.sshd..", "org.bouncycastle..");
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
