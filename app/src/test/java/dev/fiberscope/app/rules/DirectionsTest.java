package dev.fiberscope.app.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may know whom: between modules, upward inside the engine, and which libraries stay where. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DirectionsTest {
    private static final String ALL = "dev.fiberscope..";
    private static final String ENGINE = "dev.fiberscope.engine";

    /** The engine's packages from the ground up: each may know those before it. */
    private static final List<String> UPWARD =
            List.of(
                    "model",
                    "event",
                    "wasm",
                    "stackmemory",
                    "machine",
                    "host",
                    "history",
                    "session",
                    "analysis");

    private static final String[] JAVAFX = {
        "javafx..",
        "com.sun.javafx..",
        "com.sun.glass..",
        "org.fxmisc..",
        "org.reactfx..",
        "atlantafx.."
    };

    private JavaClasses classes;

    @BeforeAll
    void readClasses() {
        classes = Repository.classes();
    }

    /** Each module, and the modules that it must not know. */
    static Stream<Arguments> modules() {
        return Stream.of(
                Arguments.of("engine", List.of("icons", "samples", "ui", "app")),
                Arguments.of("icons", List.of("engine", "samples", "ui", "app")),
                Arguments.of("samples", List.of("engine", "icons", "ui", "app")),
                Arguments.of("ui", List.of("samples", "app")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("modules")
    void modulesKnowOnlyWhatIsBelowThem(String module, List<String> others) {
        for (String other : others) {
            check(
                    noClasses()
                            .that()
                            .resideInAPackage("dev.fiberscope." + module + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("dev.fiberscope." + other + ".."));
        }
    }

    @Test
    void everyPackageBelongsToAKnownModule() {
        var known = List.of("engine", "icons", "samples", "ui", "app");
        var found =
                classes.stream()
                        .map(type -> type.getPackageName() + ".")
                        .filter(name ->
                                known.stream()
                                        .noneMatch(module ->
                                                name.startsWith("dev.fiberscope." + module + ".")))
                        .collect(toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(), found);
    }

    @Test
    void everyEnginePackageHasItsPlaceInTheOrder() {
        var found =
                classes.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith(ENGINE + "."))
                        .map(name -> name.substring(ENGINE.length() + 1).replaceFirst("\\..*", ""))
                        .filter(name -> !UPWARD.contains(name))
                        .collect(toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(), found, "packages that UPWARD does not name");
    }

    @Test
    void enginePackagesKnowOnlyWhatIsBelowThem() {
        for (int i = 0; i < UPWARD.size(); i++) {
            var above = UPWARD.subList(i + 1, UPWARD.size());
            check(
                    noClasses()
                            .that()
                            .resideInAPackage(ENGINE + "." + UPWARD.get(i) + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(
                                    above.stream()
                                            .map(name -> ENGINE + "." + name + "..")
                                            .toArray(String[]::new)));
        }
    }

    @Test
    void modulesInAndOutKnowNothingOfRuns() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ENGINE + ".wasm..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(ENGINE + ".event.."));
    }

    @Test
    void theModuleModelDoesNotKnowItsReadersAndWriters() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ENGINE + ".wasm")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(ENGINE + ".wasm.*.."));
    }

    @Test
    void noPackagesKnowEachOther() {
        check(slices().matching("dev.fiberscope.(**)").should().beFreeOfCycles());
    }

    @Test
    void onlyMachineAndHostKnowChicory() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ALL)
                        .and()
                        .resideOutsideOfPackages(ENGINE + ".machine..", ENGINE + ".host..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("com.dylibso.."));
    }

    @Test
    void noJavaFxBelowTheWindow() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ALL)
                        .and()
                        .resideOutsideOfPackages("dev.fiberscope.ui..", "dev.fiberscope.app..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(JAVAFX));
    }

    @Test
    void layoutsKnowNoJavaFx() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(
                                "dev.fiberscope.ui..layout..", "dev.fiberscope.ui.motion..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(JAVAFX));
    }

    @Test
    void noAwtNorSwingInTheEngine() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ENGINE + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.awt..", "javax.swing.."));
    }

    @Test
    void oneClassCrossesToTheJavaFxThread() {
        var crossing =
                classes.stream()
                        .filter(type ->
                                type.getAccessesFromSelf().stream()
                                        .anyMatch(access ->
                                                access.getTargetOwner()
                                                                .getName()
                                                                .equals(
                                                                        "javafx.application.Platform")
                                                        && access.getName().equals("runLater")))
                        .map(type -> type.getName().replaceFirst("\\$.*", ""))
                        .collect(toCollection(TreeSet::new));
        assertTrue(crossing.size() <= 1, () -> "Platform.runLater in " + crossing);
    }

    /** A package that is not there yet has no wrong directions. */
    private void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(classes);
    }
}
