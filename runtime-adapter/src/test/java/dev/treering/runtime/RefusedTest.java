package dev.treering.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.ReconcileFact;
import dev.treering.events.log.Extensions;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a cluster does not take is a fact with its reason, once, and costs nobody else anything. */
class RefusedTest {

    private static final AppId OTHER = new AppId("blog");
    private static final ProcessType WORKER = new ProcessType("worker");

    private final Platform platform = new Platform();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void a_quota_is_told_once_across_a_restart_and_its_end_once() {
        platform.cluster.faults().forbid("/services/");
        platform.created();
        platform.scaled(1);
        platform.log.decided("other", new AppFact.Created(Platform.ACCOUNT, OTHER, "blog"));
        platform.scaled(OTHER, WORKER, 1, Platform.SMALL);
        platform.log.loseNextAnswers(2);
        platform.startAdapter();
        running(2);
        Platform.eventually("it is told", () -> told().size() == 1);

        platform.scaled(2);
        running(3);
        platform.killAdapter();
        platform.startAdapter();
        platform.scaled(3);
        running(4);

        assertThat(told()).singleElement().satisfies(logged -> {
            var failed = (ReconcileFact.Failed) logged.fact();
            assertThat(failed.app()).isEqualTo(Platform.APP);
            assertThat(failed.status()).isEqualTo(403);
            assertThat(failed.object()).startsWith("service treering-acct-1-");
            assertThat(failed.reason()).contains("exceeded quota");
            assertThat(logged.extensions()).containsEntry(Extensions.CAUSATION, "treering/test scale-0");
        });
        Platform.eventually(
                "it is a problem", () -> !platform.adapter().problems().isEmpty());

        platform.cluster.faults().forbid();
        platform.scaled(1);
        Platform.eventually("its end is told", () -> told().size() == 2);
        assertThat(told().getLast().fact()).isEqualTo(new ReconcileFact.Recovered(Platform.ACCOUNT, Platform.APP));
        Platform.eventually(
                "no problem is left", () -> platform.adapter().problems().isEmpty());
        assertThat(platform.log.conflicts()).isEmpty();
    }

    @Test
    void a_size_nobody_knows_is_told_until_another_is_wished_for() {
        platform.created();
        platform.scaled(Platform.APP, WORKER, 1, new DynoSize("colossal"));
        platform.startAdapter();
        Platform.eventually("it is told", () -> told().size() == 1);

        platform.scaled(Platform.APP, WORKER, 1, Platform.SMALL);
        Platform.eventually("its end is told", () -> told().size() == 2);

        assertThat(told())
                .extracting(LoggedFact::fact)
                .satisfiesExactly(
                        first -> assertThat(((ReconcileFact.Failed) first).reason())
                                .contains("worker", "colossal"),
                        second -> assertThat(second).isInstanceOf(ReconcileFact.Recovered.class));
    }

    @Test
    void a_server_that_is_away_for_a_moment_is_no_news() {
        platform.created();
        platform.startAdapter();
        platform.rest();

        platform.cluster.faults().failNext(2);
        platform.scaled(1);
        running(1);

        assertThat(told()).isEmpty();
    }

    private void running(int pods) {
        Platform.eventually(pods + " pods run", () -> {
            platform.cluster.tick();
            return platform.pods().size() == pods;
        });
    }

    private List<LoggedFact> told() {
        return platform.log.facts().stream()
                .filter(logged -> logged.fact() instanceof ReconcileFact)
                .toList();
    }
}
