package dev.treering.projections.readmodel;

import static dev.treering.events.fixture.Examples.ACME;
import static dev.treering.events.fixture.Examples.NOON;
import static dev.treering.events.fixture.Examples.SHOP;
import static dev.treering.events.fixture.Examples.SMALL;
import static dev.treering.events.fixture.Examples.WEB;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.FactRejected;
import dev.treering.events.ledger.LedgerEntry.FactRejected.Reason;
import dev.treering.events.topics.DeadLetters;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.wire.FactCatalogue;
import dev.treering.events.wire.FactCodec;
import dev.treering.projections.query.DeadLetterQueries;
import dev.treering.projections.query.DeadLetterQueries.Attempt;
import dev.treering.projections.query.DeadLetterQueries.DeadLetter;
import dev.treering.projections.query.DeadLetterQueries.Original;
import dev.treering.projections.query.DeadLetterQueries.State;
import dev.treering.projections.readmodel.deadletter.DeadLetterProjection;
import dev.treering.projections.readmodel.deadletter.DeadLetterReader;
import dev.treering.projections.readmodel.ledger.LedgerProjection;
import dev.treering.projections.readmodel.platform.PlatformProjection;
import dev.treering.projections.readmodel.sql.Select;
import dev.treering.projections.scenario.Carrier;
import dev.treering.projections.scenario.Followed;
import dev.treering.projections.scenario.LedgerTopic;
import dev.treering.projections.scenario.SharedBroker;
import dev.treering.projections.scenario.SharedDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rejections in the chains, records of the topic of dead letters and facts that mend them, told as letters. */
class DeadLetterReadModelIT {

    private static final int PARTITIONS = 2;

    @RegisterExtension
    final SharedBroker broker = new SharedBroker(PARTITIONS);

    @RegisterExtension
    final SharedDatabase databases = new SharedDatabase();

    private Carrier carrier;
    private Followed followed;
    private DeadLetterQueries letters;
    private final List<FactRejected> rejections = new ArrayList<>();
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        var database = databases.empty();
        ReadModelSchema.migrate(database);
        carrier = new Carrier(broker.bootstrapServers(), PARTITIONS);
        followed = Followed.start(
                broker.bootstrapServers(),
                PARTITIONS,
                database,
                new PlatformProjection(),
                new LedgerProjection(),
                new DeadLetterProjection());
        letters = new DeadLetterReader(new Select(database));
    }

    @AfterEach
    void stop() {
        followed.close();
        carrier.close();
    }

    private static LoggedFact fact(long position, Map<String, String> extensions) {
        return new LoggedFact(
                position,
                new FactId("test", "fact-" + position),
                NOON,
                NOON.plusSeconds(1),
                extensions,
                new AppFact.FormationScaled(ACME, SHOP, WEB, 2, SMALL, "user"));
    }

    private static ProducerRecord<byte[], byte[]> logged(LoggedFact fact) {
        return FactRecords.record(
                FactRecords.partitionOf(ACME, PARTITIONS),
                fact.fact().owner(),
                fact.position(),
                fact.id(),
                FactCatalogue.nameOf(fact.fact()),
                fact.heldAt(),
                fact.recordedAt(),
                fact.extensions(),
                FactCodec.encode(fact.fact()));
    }

    private static ProducerRecord<byte[], byte[]> letter(
            ProducerRecord<byte[], byte[]> original, String code, String reason) {
        return new ProducerRecord<>(
                Topics.DEAD_LETTER,
                original.partition(),
                original.timestamp(),
                original.key(),
                original.value(),
                DeadLetters.headers(original.headers(), code, reason, original.topic(), original.partition(), 12));
    }

    /** A fact that the log takes. */
    private void taken(LoggedFact fact) {
        records.add(logged(fact));
    }

    /** A fact that the log takes and the ledger rejects: in the account's chain, and as a letter. */
    private void rejected(LoggedFact fact, Reason reason) {
        taken(fact);
        rejections.add(new FactRejected(fact.position(), fact.id(), "treering.x.v1", reason, "as " + reason));
        records.add(letter(logged(fact), reason.name(), "as " + reason));
    }

    private void carry() throws InterruptedException {
        records.addAll(LedgerTopic.chain(ACME, rejections, PARTITIONS));
        carrier.carryRecords(records);
        followed.catchUp();
    }

    private static Map<String, String> mends(String letter) {
        return Map.of("mends", letter);
    }

    private static Attempt refused(long position, Reason reason) {
        return new Attempt(
                position,
                "test",
                "fact-" + position,
                Optional.of(new DeadLetterQueries.Refused(reason.name(), "as " + reason)));
    }

    @Test
    void a_rejected_fact_is_one_letter_named_by_its_position_with_the_fact_in_it() throws Exception {
        var fact = fact(7, Map.of("actor", "cluster"));
        rejected(fact, Reason.BEFORE_ACCOUNT);
        taken(fact(8, Map.of()));

        carry();

        var letter = new DeadLetter(
                "7",
                OptionalLong.of(7),
                Optional.of(ACME),
                "test",
                "fact-7",
                "treering.x.v1",
                "BEFORE_ACCOUNT",
                "as BEFORE_ACCOUNT",
                OptionalLong.empty(),
                List.of());
        assertThat(letters.deadLetters(Optional.empty(), Optional.empty())).containsExactly(letter);
        assertThat(letters.deadLetter("7")).contains(letter);
        assertThat(letters.original("7")).contains(new Original.OfFact(fact));
        assertThat(letters.deadLetter("8")).isEmpty();
        assertThat(letters.openDeadLetters()).isEqualTo(1);
    }

    @Test
    void a_fact_that_names_a_letter_mends_it() throws Exception {
        rejected(fact(7, Map.of()), Reason.BEFORE_ACCOUNT);
        rejected(fact(8, Map.of()), Reason.IN_THE_FUTURE);
        taken(fact(9, mends("7")));

        carry();

        assertThat(letters.deadLetter("7")).hasValueSatisfying(letter -> {
            assertThat(letter.state()).isEqualTo(State.MENDED);
            assertThat(letter.mendedBy()).hasValue(9);
            assertThat(letter.attempts()).containsExactly(new Attempt(9, "test", "fact-9", Optional.empty()));
        });
        assertThat(letters.deadLetters(Optional.of(State.OPEN), Optional.empty()))
                .extracting(DeadLetter::letter)
                .containsExactly("8");
        assertThat(letters.deadLetters(Optional.of(State.MENDED), Optional.empty()))
                .extracting(DeadLetter::letter)
                .containsExactly("7");
        assertThat(letters.openDeadLetters()).isEqualTo(1);
    }

    /**
     * <pre>
     * 7 rejected ◀─mends─ 9 rejected ◀─mends─ 11 taken
     *            ◀─mends─ 10 rejected
     * </pre>
     */
    @Test
    void an_attempt_that_is_rejected_leaves_its_letter_open_and_is_no_letter_of_its_own() throws Exception {
        rejected(fact(7, Map.of()), Reason.BEFORE_ACCOUNT);
        rejected(fact(9, mends("7")), Reason.IN_THE_FUTURE);
        rejected(fact(10, mends("7")), Reason.NOT_SCALED);
        carry();

        assertThat(letters.deadLetters(Optional.of(State.OPEN), Optional.empty()))
                .extracting(DeadLetter::letter)
                .containsExactly("7");
        assertThat(letters.deadLetter("10")).isEqualTo(letters.deadLetter("7"));
        assertThat(letters.deadLetter("7").orElseThrow().attempts())
                .containsExactly(refused(9, Reason.IN_THE_FUTURE), refused(10, Reason.NOT_SCALED));

        records.clear();
        rejections.clear();
        taken(fact(11, mends("9")));
        carry();

        assertThat(letters.deadLetter("7").orElseThrow().mendedBy()).hasValue(11);
        assertThat(letters.openDeadLetters()).isZero();
    }

    @Test
    void facts_that_name_themselves_or_one_another_do_not_hide_one_another() throws Exception {
        rejected(fact(7, mends("7")), Reason.BEFORE_ACCOUNT);
        rejected(fact(8, mends("9")), Reason.BEFORE_ACCOUNT);
        rejected(fact(9, mends("8")), Reason.BEFORE_ACCOUNT);
        taken(fact(10, mends("no-letter")));

        carry();

        assertThat(letters.deadLetters(Optional.of(State.OPEN), Optional.empty()))
                .extracting(DeadLetter::letter)
                .containsExactly("7", "8");
    }

    @Test
    void a_record_that_cannot_be_read_is_named_by_its_position_or_by_where_it_lies() throws Exception {
        byte[] key = "acme".getBytes(UTF_8);
        var garbled = new ProducerRecord<>(Topics.PLATFORM_EVENTS, 1, 5L, key, "?".getBytes(UTF_8));
        var empty = new ProducerRecord<byte[], byte[]>(Topics.PLATFORM_EVENTS, 0, 5L, key, null);
        var positioned = logged(fact(3, Map.of()));
        positioned.headers().remove("ce_type");
        records.add(letter(garbled, DeadLetters.UNREADABLE, "no headers"));
        records.add(letter(empty, DeadLetters.UNREADABLE, "no value"));
        records.add(letter(positioned, DeadLetters.UNREADABLE, "no type"));
        records.add(letter(
                positioned,
                DeadLetters.UNREADABLE,
                "no type")); // as of a fact that concerns everybody, on another partition

        carry();

        assertThat(letters.deadLetters(Optional.empty(), Optional.empty()))
                .extracting(DeadLetter::letter, DeadLetter::code, DeadLetter::detail)
                .containsExactly(
                        tuple("3", "UNREADABLE", "no type"),
                        tuple("platform-events-0-12", "UNREADABLE", "no value"),
                        tuple("platform-events-1-12", "UNREADABLE", "no headers"));
        assertThat(letters.original("platform-events-1-12"))
                .hasValueSatisfying(original -> assertThat(original)
                        .isInstanceOfSatisfying(Original.OfRecord.class, record -> {
                            assertThat(record.value()).isEqualTo("?".getBytes(UTF_8));
                            assertThat(record.headers()).containsEntry("dl_reason", "no headers");
                        }));
        assertThat(letters.deadLetters(Optional.empty(), Optional.of(ACME)))
                .extracting(DeadLetter::letter)
                .containsExactly("3");
        assertThat(letters.deadLetters(Optional.empty(), Optional.of(new AccountId("other"))))
                .isEmpty();
    }
}
