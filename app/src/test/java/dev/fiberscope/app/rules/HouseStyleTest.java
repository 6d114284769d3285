package dev.fiberscope.app.rules;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Names that say nothing, and calls that would make a run depend on more than its modules, settings
 * and log.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HouseStyleTest {
    private static final Pattern EMPTY_NAME = Pattern.compile(".*(Impl|Manager|Utils?|Helper)$");
    private static final Pattern GETTER = Pattern.compile("get[A-Z].*");
    private static final String MACHINE = "dev.fiberscope.engine.machine..";

    private JavaClasses classes;

    @BeforeAll
    void readClasses() {
        classes = Repository.classes();
    }

    @Test
    void noImplManagerUtilHelper() {
        var found =
                classes.stream()
                        .filter(type -> EMPTY_NAME.matcher(type.getSimpleName()).matches())
                        .map(JavaClass::getName)
                        .collect(toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(), found);
    }

    @Test
    void noGetters() {
        var found =
                classes.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> GETTER.matcher(method.getName()).matches())
                        .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .filter(method -> !namedByALibrary(method))
                        .map(JavaMethod::getFullName)
                        .collect(toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(), found);
    }

    @Test
    void onlyTheProgramItselfPrints() {
        for (String stream : new String[] {"out", "err"}) {
            check(outsideApp().should().accessField(System.class, stream));
        }
    }

    @Test
    void noStackTracesForPeople() {
        check(
                noClasses()
                        .should()
                        .callMethodWhere(
                                target(name("printStackTrace"))
                                        .and(target(owner(assignableTo(Throwable.class))))));
    }

    @Test
    void theMachineReadsNoClock() {
        check(machine().should().callMethod(System.class, "nanoTime"));
        check(machine().should().callMethod(System.class, "currentTimeMillis"));
        check(machine().should().dependOnClassesThat().resideInAPackage("java.time.."));
    }

    @Test
    void theMachineReadsNoRandomness() {
        check(machine().should().callMethod(Math.class, "random"));
        check(
                machine()
                        .should()
                        .dependOnClassesThat()
                        .haveNameMatching("java\\.(util|security)\\.(.*\\.)?\\w*Random(Generator)?")
                        .orShould()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.util.UUID"));
    }

    @Test
    void theMachineReadsNoIdentityHash() {
        check(machine().should().callMethod(System.class, "identityHashCode", Object.class));
        check(machine().should().callMethod(Object.class, "hashCode"));
        check(
                machine()
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.util.IdentityHashMap"));
    }

    private static GivenClassesConjunction outsideApp() {
        return noClasses()
                .that()
                .resideInAPackage("dev.fiberscope..")
                .and()
                .resideOutsideOfPackage("dev.fiberscope.app..");
    }

    private static GivenClassesConjunction machine() {
        return noClasses().that().resideInAPackage(MACHINE);
    }

    /** Overrides a method of that name from outside the project. */
    private static boolean namedByALibrary(JavaMethod method) {
        return Stream.concat(
                        method.getOwner().getAllRawSuperclasses().stream(),
                        method.getOwner().getAllRawInterfaces().stream())
                .filter(type -> !type.getPackageName().startsWith("dev.fiberscope"))
                .flatMap(type -> type.getMethods().stream())
                .anyMatch(inherited -> inherited.getName().equals(method.getName()));
    }

    private void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(classes);
    }
}
