package dev.treering.projections;

import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The ledger's core is arithmetic on records: nothing in it can tell one machine or moment from another. */
class PureCoreTest {

    private static final String[] PURE = {
        "..projections.step..",
        "..projections.metering..",
        "..projections.rating..",
        "..projections.statements..",
        "..projections.backbilling..",
        "..projections.audit..",
        "..projections.merkle..",
        "..projections.sealing..",
        "..projections.ledger.."
    };

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.treering.projections");

    @Test
    void it_uses_the_jdk_and_the_facts_and_nothing_else() {
        classes()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed())
                .check(MODULE);
    }

    @Test
    void it_has_no_floating_point() {
        classes().that().resideInAnyPackage(PURE).should(haveNoFloatingPoint()).check(MODULE);
    }

    @Test
    void it_has_no_clock_no_chance_no_threads_and_no_files() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should(dependOnClassesThat(DescribedPredicate.describe(
                        "are a clock, chance or the machine",
                        type -> type.isAssignableTo(Clock.class)
                                || type.isAssignableTo(RandomGenerator.class)
                                || type.isAssignableTo(Thread.class)
                                || Set.of(
                                                "java.util.UUID",
                                                "java.util.Locale",
                                                "java.util.TimeZone",
                                                "java.nio.file.Files",
                                                "java.io.File")
                                        .contains(type.getName()))))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould(callNow())
                .check(MODULE);
    }

    /** What a hash orders differs from one start of the JVM to the next: nothing of the core may be put in such an order. */
    @Test
    void it_keeps_nothing_in_the_order_of_a_hash() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .and()
                .doNotHaveSimpleName("MemoryShelves") // looks up, and never goes through
                .and()
                .doNotHaveSimpleName("MemoryShelf") // looks up by hash, and goes through its sorted keys
                .should(callConstructor("are ordered by hash", "java.util.HashMap", "java.util.HashSet"))
                .orShould()
                .callMethod(Map.class, "copyOf", Map.class)
                .orShould()
                .callMethod(Set.class, "copyOf", Collection.class)
                .orShould()
                .callMethod(Collectors.class, "toSet")
                .orShould()
                .callMethod(Collectors.class, "toUnmodifiableSet")
                .orShould()
                .callMethod(Collectors.class, "groupingBy", Function.class)
                .orShould()
                .callMethod(Collectors.class, "groupingBy", Function.class, Collector.class)
                .orShould()
                .callMethod(Collectors.class, "toMap", Function.class, Function.class)
                .orShould()
                .callMethod(Collectors.class, "toMap", Function.class, Function.class, BinaryOperator.class)
                .check(MODULE);
    }

    @Test
    void its_packages_have_no_cycles() {
        slices().matching("dev.treering.projections.(*)..")
                .should()
                .beFreeOfCycles()
                .check(MODULE);
    }

    @Test
    void the_rules_look_at_classes() {
        assertThat(MODULE.stream().map(JavaClass::getSimpleName))
                .contains("Meter", "Rater", "Statements", "BackBilling", "Chain", "Shelf");
    }

    private static String[] allowed() {
        var allowed = new ArrayList<>(List.of(PURE));
        allowed.addAll(List.of("java..", "dev.treering.events..", "org.jspecify.annotations.."));
        return allowed.toArray(String[]::new);
    }

    private static ArchCondition<JavaClass> haveNoFloatingPoint() {
        return new ArchCondition<>("have no floating point") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isFloating(dependency.getTargetClass()))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
                type.getFields().stream()
                        .filter(field -> isFloating(field.getRawType()))
                        .forEach(field -> events.add(SimpleConditionEvent.violated(type, field.getDescription())));
                type.getCodeUnits().stream()
                        .filter(unit -> isFloating(unit.getRawReturnType())
                                || unit.getRawParameterTypes().stream().anyMatch(PureCoreTest::isFloating))
                        .forEach(unit -> events.add(SimpleConditionEvent.violated(type, unit.getDescription())));
                type.getAccessesFromSelf().stream()
                        .filter(PureCoreTest::returnsFloating)
                        .forEach(access -> events.add(SimpleConditionEvent.violated(type, access.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> callConstructor(String what, String... owners) {
        return new ArchCondition<>("make collections that " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getConstructorCallsFromSelf().stream()
                        .filter(call ->
                                Set.of(owners).contains(call.getTargetOwner().getName()))
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(type, call.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> callNow() {
        return new ArchCondition<>("call now()") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getMethodCallsFromSelf().stream()
                        .filter(call -> call.getTarget().getName().equals("now"))
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(type, call.getDescription())));
            }
        };
    }

    private static boolean returnsFloating(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitCallTarget target && isFloating(target.getRawReturnType());
    }

    private static boolean isFloating(JavaClass type) {
        return Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                .contains(type.getBaseComponentType().getName());
    }
}
