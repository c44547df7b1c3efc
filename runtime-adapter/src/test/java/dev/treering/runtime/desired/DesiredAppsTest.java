package dev.treering.runtime.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.runtime.DesiredApp;
import dev.treering.events.runtime.DesiredProcess;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DesiredAppsTest {

    private static final AccountId ACCOUNT = new AccountId("acct-1");
    private static final AppId APP = new AppId("app-1");
    private static final DynoSize SMALL = new DynoSize("dyno-1c-4gb");
    private static final DynoSize LARGE = new DynoSize("dyno-4c-16gb");

    private final DesiredApps apps = new DesiredApps();

    @Test
    void the_newest_word_on_each_thing_holds() {
        say(3, new AppFact.Created(ACCOUNT, APP, "shop"));
        say(5, scaled("worker", 1, SMALL));
        say(6, scaled("web", 2, SMALL));
        say(8, new AppFact.Released(ACCOUNT, APP, 4, "registry.example/shop:4", "arm64"));
        say(9, scaled("web", 3, LARGE));

        assertThat(apps.find(APP))
                .contains(new DesiredApp(
                        ACCOUNT,
                        APP,
                        "shop",
                        "registry.example/shop:4",
                        "arm64",
                        4,
                        List.of(process("web", 3, LARGE), process("worker", 1, SMALL)),
                        false,
                        9));
    }

    @Test
    void a_fact_that_comes_again_changes_nothing() {
        say(3, scaled("web", 2, SMALL));
        say(4, scaled("web", 5, SMALL));

        assertThat(apps.apply(logged(3, scaled("web", 2, SMALL)))).isEmpty();
        assertThat(apps.find(APP).orElseThrow().processes()).containsExactly(process("web", 5, SMALL));
    }

    @Test
    void a_deleted_app_stays_deleted() {
        say(3, scaled("web", 2, SMALL));
        say(4, new AppFact.Deleted(ACCOUNT, APP));
        say(5, scaled("web", 2, SMALL));

        assertThat(apps.find(APP)).hasValueSatisfying(app -> {
            assertThat(app.deleted()).isTrue();
            assertThat(app.processes()).isEmpty();
        });
    }

    @Test
    void maintenance_is_kept_until_it_is_turned_off() {
        say(3, scaled("web", 2, SMALL));
        say(4, new AppFact.MaintenanceSet(ACCOUNT, APP, true));
        say(5, new AppFact.Released(ACCOUNT, APP, 1, "registry.example/shop:1", ""));

        assertThat(apps.find(APP)).hasValueSatisfying(app -> {
            assertThat(app.maintenance()).isTrue();
            assertThat(app.processes()).hasSize(1);
            assertThat(app.position()).isEqualTo(5);
        });
        say(6, new AppFact.MaintenanceSet(ACCOUNT, APP, false));
        assertThat(apps.find(APP))
                .hasValueSatisfying(app -> assertThat(app.maintenance()).isFalse());
    }

    @Test
    void the_fact_that_counted_last_is_the_cause() {
        say(3, scaled("web", 2, SMALL));
        say(4, new AppFact.AddOnDetached(ACCOUNT, APP, "cache"));

        assertThat(apps.known(APP))
                .hasValueSatisfying(known -> assertThat(known.cause()).isEqualTo(new Cause("treering/test f3", 3, "")));
    }

    @Test
    void an_app_nobody_spoke_of_is_unknown() {
        assertThat(apps.find(APP)).isEmpty();
    }

    private void say(long position, AppFact fact) {
        assertThat(apps.apply(logged(position, fact))).isPresent();
    }

    private static LoggedFact logged(long position, AppFact fact) {
        Instant at = Instant.parse("2026-03-01T00:00:00Z");
        return new LoggedFact(position, new FactId("treering/test", "f" + position), at, at, Map.of(), fact);
    }

    private static AppFact scaled(String process, int quantity, DynoSize size) {
        return new AppFact.FormationScaled(ACCOUNT, APP, new ProcessType(process), quantity, size, "user");
    }

    private static DesiredProcess process(String process, int quantity, DynoSize size) {
        return new DesiredProcess(new ProcessType(process), quantity, size);
    }
}
