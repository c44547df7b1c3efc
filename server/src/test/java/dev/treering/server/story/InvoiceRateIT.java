package dev.treering.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.server.invoicing.simulated.Behaviour;
import dev.treering.server.invoicing.simulated.SimulatedProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** How many accounts a second an undisturbed run invoices and delivers; only where it is said for how many accounts. */
@EnabledIfSystemProperty(named = "treering.accounts", matches = "\\d+")
class InvoiceRateIT {

    private static final int ACCOUNTS = Integer.getInteger("treering.accounts", 1_000);

    @TempDir
    private Path directory;

    @Test
    void a_run_that_nothing_disturbs_issues_and_delivers_everything_at_once() throws Exception {
        try (var provider = SimulatedProvider.start(Behaviour.GOOD)) {
            var further = List.of("--invoice-provider", provider.url().toString());
            try (var server = ServerProcess.up(directory.resolve("data"), "0", further)) {
                new LiveMonth(ACCOUNTS).into(server, directory.resolve("facts.jsonl"));

                var issued = counts(server, "run", LiveMonth.MONTH.toString(), "--no-deliver");
                var delivered = counts(server, "deliver", LiveMonth.MONTH.toString());

                assertThat(issued.path("issued").asInt()).isEqualTo(ACCOUNTS);
                assertThat(delivered.path("delivered").asInt()).isEqualTo(ACCOUNTS);
                assertThat(provider.taken().all()).hasSize(ACCOUNTS);
                System.out.printf(
                        Locale.ROOT,
                        "%,d accounts: issued in %s s, %s/s; delivered in %s s, %s/s, the provider allows %,d/s%n",
                        ACCOUNTS,
                        issued.path("seconds").asString(),
                        issued.path("perSecond").asString(),
                        delivered.path("seconds").asString(),
                        delivered.path("perSecond").asString(),
                        Behaviour.GOOD.limits().perSecond());
            }
        }
    }

    private static JsonNode counts(ServerProcess server, String what, String... options) {
        var command = new ArrayList<>(List.of("invoice", what));
        command.addAll(List.of(options));
        command.add("--json");
        var finished = server.treering(command.toArray(String[]::new));
        assertThat(finished.exitCode()).as(finished.output()).isZero();
        return Openb.JSON.readTree(finished.output().substring(finished.output().indexOf('{')));
    }
}
