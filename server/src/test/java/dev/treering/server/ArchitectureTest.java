package dev.treering.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The tree is what docs/ARCHITECTURE.md says it is: who may see whom, and what the pure packages stay clear of. */
class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.treering");

    /** Rules on records: no clock, no I/O, no framework, no floating point. */
    private static final String[] PURE = {
        "dev.treering.events.vocabulary..",
        "dev.treering.events.prices..",
        "dev.treering.events.facts..",
        "dev.treering.events.ledger..",
        "dev.treering.events.seal..",
        "dev.treering.aggregates.decision..",
        "dev.treering.aggregates.account..",
        "dev.treering.aggregates.app..",
        "dev.treering.aggregates.calendar..",
        "dev.treering.aggregates.invoice..",
        "dev.treering.aggregates.pricing..",
        "dev.treering.aggregates.rule..",
        "dev.treering.projections.step..",
        "dev.treering.projections.metering..",
        "dev.treering.projections.rating..",
        "dev.treering.projections.statements..",
        "dev.treering.projections.backbilling..",
        "dev.treering.projections.audit..",
        "dev.treering.projections.sealing..",
        "dev.treering.projections.comparison..",
        "dev.treering.projections.knowledge..",
        "dev.treering.projections.explanation..",
        "dev.treering.projections.ledger..",
        "dev.treering.projections.merkle..",
        "dev.treering.projections.note..",
        "dev.treering.projections.proof..",
        "dev.treering.runtime.desired.."
    };

    @Test
    void the_middle_modules_never_see_each_other() {
        mayNotSee("aggregates", "projections", "runtime", "server", "embedded", "benchmarks");
        mayNotSee("projections", "aggregates", "runtime", "server", "embedded", "benchmarks");
        mayNotSee("runtime", "aggregates", "projections", "server", "embedded", "benchmarks");
    }

    @Test
    void facts_know_nothing_of_those_who_use_them() {
        mayNotSee("events", "aggregates", "projections", "runtime", "server", "embedded", "benchmarks");
        mayNotSee("wire", "events", "aggregates", "projections", "runtime", "server", "embedded", "benchmarks");
        mayNotSee("embedded", "wire", "events", "aggregates", "projections", "runtime", "server", "benchmarks");
        mayNotSee("server", "benchmarks");
    }

    @Test
    void generated_records_are_seen_by_the_codec_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.treering.wire..", "dev.treering.events.wire..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.treering.wire.*..")
                .check(OURS);
    }

    @Test
    void each_framework_stays_in_its_one_place() {
        onlyIn("org.axonframework..", "dev.treering.aggregates.axon..");
        onlyIn("org.apache.kafka.streams..", "dev.treering.projections.topology..");
        onlyIn("io.fabric8..", "dev.treering.runtime..", "dev.treering.server.running..");
        onlyIn("org.eclipse.jgit..", "dev.treering.projections.anchor..");
        onlyIn("org.snakeyaml..", "dev.treering.aggregates.pricefile..");
        onlyIn("io.helidon..", "dev.treering.server.http..");
        onlyIn("io.opentelemetry..", "dev.treering.server.telemetry..");
        onlyIn("picocli..", "dev.treering.server.cli..");
        onlyIn("kafka..", "dev.treering.embedded.kafka..");
        onlyIn("org.flywaydb..", "dev.treering.aggregates.store..", "dev.treering.projections.readmodel..");
    }

    @Test
    void pure_packages_use_the_jdk_and_the_facts_only() {
        classes()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "org.jspecify..",
                                "dev.treering.events..",
                                "dev.treering.aggregates.decision..",
                                "dev.treering.projections..")
                        .or(resideInAnyPackage(PURE)))
                .check(OURS);
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..", "org.slf4j..")
                                .and(not(java.io.UncheckedIOException.class, java.io.IOException.class))
                                .and(notNamed(
                                        "DataInput",
                                        "DataOutput",
                                        "DataInputStream",
                                        "DataOutputStream",
                                        "ByteArray",
                                        "Serializable",
                                        "InputStream",
                                        "OutputStream",
                                        "EOFException")))
                .check(OURS);
    }

    @Test
    void pure_packages_ask_no_clock() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(InstantSource.class)
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(OURS);
    }

    @Test
    void pure_packages_have_no_floating_point() {
        classes().that().resideInAnyPackage(PURE).should(useNoFloatingPoint()).check(OURS);
    }

    /** A machine's locale, zone and charset are its owner's; threads of a common pool are anybody's. */
    @Test
    void pure_packages_take_nothing_from_the_machine_they_run_on() {
        classes()
                .that()
                .resideInAnyPackage(PURE)
                .should(callNoneOf(MachineDefaults.CALLS))
                .check(OURS);
    }

    @Test
    void what_is_taken_from_the_machine_is_found() {
        var found = classes()
                .should(callNoneOf(MachineDefaults.CALLS))
                .evaluate(new ClassFileImporter().importClasses(MachineDefaults.Taken.class));

        assertThat(found.getFailureReport().getDetails())
                .hasSize(4)
                .anyMatch(detail -> detail.contains("String.format("))
                .anyMatch(detail -> detail.contains("String.formatted("))
                .anyMatch(detail -> detail.contains("Locale.getDefault("))
                .anyMatch(detail -> detail.contains("parallelStream("));
    }

    @Test
    void packages_form_no_cycles() {
        slices().matching("dev.treering.(*).(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void every_package_says_what_lives_in_it() {
        var silent = new TreeSet<String>();
        for (JavaClass each : OURS) {
            boolean generated = each.getPackageName().startsWith("dev.treering.wire.");
            if (!generated && !each.getPackage().isAnnotatedWith(NullMarked.class)) {
                silent.add(each.getPackageName());
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void names_say_what_a_thing_is() {
        noClasses()
                .that()
                .doNotHaveSimpleName("FieldManager") // Kubernetes' own word for who owns a field
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Common)$")
                .orShould()
                .resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..", "..impl..")
                .check(OURS);
    }

    private static void mayNotSee(String module, String... others) {
        var packages = new ArrayList<String>();
        for (String other : others) {
            packages.add("dev.treering." + other + "..");
        }
        noClasses()
                .that()
                .resideInAPackage("dev.treering." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages.toArray(String[]::new))
                .check(OURS);
    }

    private static void onlyIn(String framework, String... places) {
        noClasses()
                .that()
                .resideOutsideOfPackages(places)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(framework)
                .check(OURS);
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> not(Class<?>... allowed) {
        var names = List.of(allowed).stream().map(Class::getName).toList();
        return com.tngtech.archunit.base.DescribedPredicate.describe(
                "but " + names, type -> !names.contains(type.getName()));
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> notNamed(String... parts) {
        return com.tngtech.archunit.base.DescribedPredicate.describe(
                "but streams in memory", type -> List.of(parts).stream().noneMatch(type.getSimpleName()::contains));
    }

    private static ArchCondition<JavaClass> callNoneOf(Set<String> calls) {
        return new ArchCondition<>("call none of " + calls) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getCodeUnitCallsFromSelf().stream()
                        .filter(call -> calls.contains(call.getTarget().getFullName()))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(type, call.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> useNoFloatingPoint() {
        return new ArchCondition<>("use no double or float") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaField field : type.getFields()) {
                    refuse(events, field.getRawType(), field.getFullName());
                }
                for (JavaMethod method : type.getMethods()) {
                    refuse(events, method.getRawReturnType(), method.getFullName());
                    method.getRawParameterTypes().forEach(parameter -> refuse(events, parameter, method.getFullName()));
                }
                type.getMethodCallsFromSelf()
                        .forEach(call -> refuse(events, call.getTarget().getRawReturnType(), call.getDescription()));
            }

            private void refuse(ConditionEvents events, JavaClass type, String where) {
                if (List.of("double", "float", "java.lang.Double", "java.lang.Float")
                        .contains(type.getName())) {
                    events.add(SimpleConditionEvent.violated(type, where + " uses " + type.getName()));
                }
            }
        };
    }
}
