package dev.treering.projections.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.embedded.kafka.EmbeddedKafka;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.knowledge.AsKnown;
import dev.treering.projections.knowledge.Differences;
import dev.treering.projections.scenario.Carrier;
import dev.treering.projections.scenario.Held;
import dev.treering.projections.scenario.RandomLog;
import dev.treering.projections.scenario.Servers;
import dev.treering.projections.verify.LogKnowledge.Found;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogKnowledgeIT {

    private static final int PARTITIONS = 4;
    private static final AccountId ACCOUNT = new AccountId("account-0");
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);

    @TempDir
    Path directory;

    private final List<Held> log = RandomLog.of(99, 7, 40, 15);
    private EmbeddedKafka kafka;

    @BeforeEach
    void start() throws Exception {
        kafka = Servers.kafka(directory.resolve("kafka"), PARTITIONS);
        try (var carrier = new Carrier(kafka.bootstrapServers(), PARTITIONS, 0)) {
            carrier.carry(log);
        }
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void the_last_position_is_known_and_the_next_is_not_reached() {
        long last = log.size() - 1L;

        assertThat(LogKnowledge.at(kafka.bootstrapServers(), ACCOUNT, JANUARY, last))
                .isInstanceOf(Found.Answer.class);
        assertThat(LogKnowledge.at(kafka.bootstrapServers(), ACCOUNT, JANUARY, last + 1))
                .isEqualTo(new Found.NotReached<AsKnown>(last + 1, last));
        assertThat(LogKnowledge.between(kafka.bootstrapServers(), 0, last + 1, Optional.empty()))
                .isEqualTo(new Found.NotReached<Differences>(last + 1, last));
    }

    @Test
    void all_accounts_differ_in_what_each_differs_in() {
        long last = log.size() - 1L;

        Differences all = between(last, Optional.empty());

        assertThat(all.stated()).isNotEmpty();
        assertThat(between(last, Optional.of(ACCOUNT)).months())
                .isNotEmpty()
                .isEqualTo(all.months().stream()
                        .filter(change -> change.account().equals(ACCOUNT))
                        .toList());
    }

    @Test
    void a_statement_is_explained_as_it_is_known() {
        long last = log.size() - 1L;
        var issued = ((Found.Answer<AsKnown>) LogKnowledge.at(kafka.bootstrapServers(), ACCOUNT, JANUARY, last))
                .value()
                .modes()
                .getLast()
                .issued()
                .orElseThrow();

        var explained = LogExplanation.run(
                        kafka.bootstrapServers(),
                        ACCOUNT,
                        JANUARY,
                        Optional.of(issued.statement().mode()))
                .orElseThrow();

        StatementIssued statement = explained.statement();
        assertThat(statement).isEqualTo(issued.statement());
        assertThat(explained.line(1, Optional.empty()).position()).isEqualTo(issued.position());
        assertThat(explained.line(1, Optional.empty()).cells()).isNotEmpty();
    }

    private Differences between(long to, Optional<AccountId> account) {
        return ((Found.Answer<Differences>) LogKnowledge.between(kafka.bootstrapServers(), to / 2, to, account))
                .value();
    }
}
