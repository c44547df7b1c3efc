package dev.treering.aggregates;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The order of the packages, as their descriptions say it. */
class ArchitectureTest {

    private static final String ROOT = "dev.treering.aggregates";
    private static final String[] FEATURES = {"account", "app", "pricing", "calendar", "billing", "invoice"};
    private static final String[] PURE = {
        ROOT + ".decision..",
        ROOT + ".rule..",
        ROOT + ".account..",
        ROOT + ".app..",
        ROOT + ".pricing..",
        ROOT + ".calendar..",
        ROOT + ".billing..",
        ROOT + ".invoice.."
    };
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void axon_is_known_in_one_package() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".axon..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.axonframework..")
                .check(CLASSES);
    }

    @Test
    void the_pure_packages_use_the_jdk_and_the_facts_only() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java.lang..",
                        "java.util",
                        "java.util.function..",
                        "java.util.stream..",
                        "java.util.regex..",
                        "java.time",
                        "java.math..",
                        "java.nio.charset..",
                        "org.jspecify..",
                        "dev.treering.events..",
                        ROOT + "..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".axon..", ROOT + ".store..", ROOT + ".relay..")
                .check(CLASSES);
    }

    @Test
    void no_rule_looks_at_a_clock() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(InstantSource.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(CLASSES);
    }

    @Test
    void features_do_not_see_each_other() {
        for (var feature : FEATURES) {
            for (var other : FEATURES) {
                if (!feature.equals(other)) {
                    noClasses()
                            .that()
                            .resideInAPackage(ROOT + "." + feature + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(ROOT + "." + other + "..")
                            .check(CLASSES);
                }
            }
        }
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
