package dev.treering.projections.verify;

import static dev.treering.projections.verify.AuditedStore.KEY;
import static dev.treering.projections.verify.AuditedStore.KEYS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treering.events.facts.ClockFact.PeriodClosed;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.ledger.OpenbTrace;
import dev.treering.projections.note.Checkpoint;
import dev.treering.projections.note.SignedCheckpoint;
import dev.treering.projections.note.SigningKey;
import dev.treering.projections.tlog.Damage;
import dev.treering.projections.tlog.LogReader;
import dev.treering.projections.tlog.LogReading;
import dev.treering.projections.verify.Verification.Mismatch;
import dev.treering.projections.verify.Verification.Place;
import dev.treering.projections.verify.Verification.Verified;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody does to a log on purpose, all well formed, is found and said for what it is. */
class WhatWasDoneIsNamedTest {

    private static List<LoggedFact> facts;
    private static MemoryTopics sound;

    @TempDir
    private static Path log;

    @TempDir
    private Path folder;

    private MemoryTopics topics;

    @BeforeAll
    static void madeOnce() throws IOException {
        var trace = OpenbTrace.find();
        assumeTrue(trace.isPresent(), "skipped: no data/openb under the system property treering.shared");
        facts = AuditedLog.facts(trace.get(), 6);
        sound = AuditedLog.published(facts);
        AuditedStore.sign(sound, log, KEY);
    }

    @BeforeEach
    void copied() {
        topics = sound.copy();
    }

    @Test
    void a_log_of_facts_without_its_end_has_a_ledger_that_no_fact_leads_to() {
        var partition = partitionOf(Topics.STATEMENTS);
        topics.on(new TopicPartition(Topics.PLATFORM_EVENTS, partition)).removeLast();

        assertThat(mismatch().place().topic()).isIn(Topics.USAGE_LEDGER, Topics.SEALS);
        assertThat(mismatch().expected()).isEqualTo("nothing: no fact leads to it");
    }

    @Test
    void a_ledger_without_its_end_lacks_what_it_says_it_has_written() {
        var partition = partitionOf(Topics.USAGE_LEDGER);
        var cut = topics.on(new TopicPartition(Topics.USAGE_LEDGER, partition)).removeLast();

        assertThat(mismatch().place()).satisfies(place -> {
            assertThat(place.topic()).isEqualTo(Topics.USAGE_LEDGER);
            assertThat(place.partition()).isEqualTo(cut.partition());
            assertThat(place.offset()).isEqualTo(Place.NOT_THERE);
        });
        assertThat(mismatch().found()).startsWith("nothing: the ledger says it has folded the fact");
    }

    /** Facts, ledger and seals all end a month earlier: that fits together, and only what was signed knows better. */
    @Test
    void a_month_that_was_cut_off_everywhere_is_known_to_the_checkpoint_over_it() {
        var shorter = AuditedLog.published(facts.subList(0, firstClose() + 1));
        sound.of(Topics.CHECKPOINTS).forEach(each -> add(each, shorter));

        assertThat(shorter.verify(Optional.empty())).isInstanceOf(Verified.class);
        assertThat(shorter.verify(Optional.of(KEYS))).isInstanceOfSatisfying(Mismatch.class, mismatch -> {
            assertThat(mismatch.place().topic()).isEqualTo(Topics.CHECKPOINTS);
            assertThat(mismatch.field()).isEqualTo("size");
            assertThat(mismatch.expected()).isEqualTo("at most 1, which the seals come to");
            assertThat(mismatch.found()).isEqualTo("2");
        });
    }

    @Test
    void two_facts_in_the_other_order_are_found_at_the_later_position() {
        var partition = new TopicPartition(Topics.PLATFORM_EVENTS, 0);
        Collections.swap(topics.on(partition), 7, 8);
        renumber(topics.on(partition));

        assertThat(mismatch().place()).isEqualTo(new Place(Topics.PLATFORM_EVENTS, 0, 8, Optional.empty(), 0));
        assertThat(mismatch().field()).isEqualTo("position");
        assertThat(mismatch().expected()).startsWith("more than ");
    }

    @Test
    void two_entries_of_a_chain_in_the_other_order_are_found_at_the_first() {
        var partition = new TopicPartition(Topics.USAGE_LEDGER, partitionOf(Topics.USAGE_LEDGER));
        Collections.swap(topics.on(partition), 7, 8);
        renumber(topics.on(partition));

        assertThat(mismatch().place().topic()).isEqualTo(Topics.USAGE_LEDGER);
        assertThat(mismatch().place().offset()).isEqualTo(7);
        assertThat(mismatch().field()).isIn("account", "sequence");
    }

    @Test
    void two_checkpoints_in_the_other_order_are_found() {
        var all = topics.on(new TopicPartition(Topics.CHECKPOINTS, 0));
        Collections.swap(all, 0, 1);
        renumber(all);

        assertThat(mismatch())
                .isEqualTo(new Mismatch(
                        new Place(Topics.CHECKPOINTS, 0, 1, Optional.empty(), 0), "size", "more than 2", "1"));
    }

    @Test
    void an_account_that_was_deleted_from_the_ledger_or_from_the_facts_is_missed() {
        for (String topic : List.of(Topics.USAGE_LEDGER, Topics.SEALS, Topics.PLATFORM_EVENTS)) {
            copied();
            delete(account(), topic);

            assertThat(mismatch().place().topic()).isIn(Topics.USAGE_LEDGER, Topics.SEALS);
            assertThat(mismatch().toString()).as(topic).contains(account().value());
        }
    }

    /** Facts, chains, statements and seals as if it had never been: that fits together, and only what was signed knows better. */
    @Test
    void an_account_that_was_deleted_everywhere_is_known_to_the_checkpoints() {
        var rewritten = AuditedLog.published(AuditedLog.without(Set.of(account()), facts));
        sound.of(Topics.CHECKPOINTS).forEach(each -> add(each, rewritten));

        assertThat(rewritten.verify(Optional.empty())).isInstanceOf(Verified.class);
        assertThat(rewritten.verify(Optional.of(KEYS))).isInstanceOfSatisfying(Mismatch.class, mismatch -> {
            assertThat(mismatch.place().topic()).isEqualTo(Topics.CHECKPOINTS);
            assertThat(mismatch.field()).isEqualTo("root");
            assertThat(mismatch.expected()).endsWith(", which the seals come to at size 1");
        });
    }

    @Test
    void a_checkpoint_signed_with_another_key_of_the_same_name_is_refused() throws IOException {
        var other = SigningKey.generate(KEY.verifier().name(), new SecureRandom());
        var forged = AuditedLog.published(facts);
        AuditedStore.sign(forged, folder.resolve("forged"), other);

        assertThat(forged.verify(Optional.of(KEYS))).isInstanceOfSatisfying(Mismatch.class, mismatch -> {
            assertThat(mismatch.place()).isEqualTo(new Place(Topics.CHECKPOINTS, 0, 0, Optional.empty(), 0));
            assertThat(mismatch.expected()).isEqualTo("a checkpoint signed by the keys of " + KEYS.origin());
        });
    }

    @Test
    void a_checkpoint_over_another_tree_is_found_on_the_topic_and_in_the_directory() throws IOException {
        var root = Hash.of(new byte[] {1});
        var forged = SignedCheckpoint.sign(new Checkpoint(KEYS.origin(), AuditedLog.CLOSES, root), List.of(KEY));
        topics.on(new TopicPartition(Topics.CHECKPOINTS, 0)).removeLast();
        AuditedStore.publish(forged, topics);
        Path directory = copyOfTheLog();
        Files.write(directory.resolve("checkpoint"), forged.note().bytes());

        assertThat(mismatch().field()).isEqualTo("root");
        assertThat(mismatch().found()).isEqualTo(root.toString());
        assertThat(damages(directory))
                .extracting(Damage::place, Damage::expected)
                .containsExactly(tuple("checkpoint, root", root.toString()));
    }

    /** All of a log signed anew: it fits together, and is not the log of the key that the auditor has. */
    @Test
    void a_log_whose_key_was_replaced_is_not_the_log_of_the_key_that_is_known() throws IOException {
        var other = SigningKey.generate(KEY.verifier().name(), new SecureRandom());
        Path directory = folder.resolve("replaced");
        AuditedStore.sign(AuditedLog.published(facts), directory, other);

        assertThat(LogReader.read(directory, other.verifier())).isInstanceOf(LogReading.Sound.class);
        assertThat(damages(directory))
                .containsExactly(new Damage(
                        "keys",
                        "key " + KEY.verifier() + ", the first or a later one",
                        List.of(other.verifier()).toString()));
    }

    private static AccountId account() {
        return facts.stream()
                .flatMap(each -> each.fact().owner().stream())
                .findFirst()
                .orElseThrow();
    }

    private static int firstClose() {
        return IntStream.range(0, facts.size())
                .filter(i -> facts.get(i).fact() instanceof PeriodClosed)
                .findFirst()
                .orElseThrow();
    }

    private static int partitionOf(String topic) {
        return sound.of(topic).getFirst().partition();
    }

    private Mismatch mismatch() {
        var verification = topics.verify(Optional.of(KEYS));
        assertThat(verification).isInstanceOf(Mismatch.class);
        return (Mismatch) verification;
    }

    private void delete(AccountId account, String topic) {
        for (int partition = 0; partition < AuditedLog.PARTITIONS; partition++) {
            var all = topics.on(new TopicPartition(topic, partition));
            all.removeIf(each -> each.key() != null && new String(each.key(), UTF_8).equals(account.value()));
            renumber(all);
        }
    }

    /** As if they had been written so: offsets tell nothing. */
    private static void renumber(List<ConsumerRecord<byte[], byte[]>> records) {
        var before = List.copyOf(records);
        if (before.isEmpty()) {
            return;
        }
        var renumbered = new MemoryTopics();
        before.forEach(each -> add(each, renumbered));
        var first = before.getFirst();
        records.clear();
        records.addAll(renumbered.on(new TopicPartition(first.topic(), first.partition())));
    }

    private static void add(ConsumerRecord<byte[], byte[]> record, MemoryTopics topics) {
        topics.add(
                record.topic(), record.partition(), record.timestamp(), record.key(), record.headers(), record.value());
    }

    private Path copyOfTheLog() throws IOException {
        Path copy = folder.resolve("copy");
        for (var file : AuditedStore.files(log).entrySet()) {
            Path to = copy.resolve(file.getKey());
            Files.createDirectories(to.getParent());
            Files.write(to, file.getValue());
        }
        return copy;
    }

    private static List<Damage> damages(Path directory) throws IOException {
        var reading = LogReader.read(directory, KEY.verifier());
        assertThat(reading).isInstanceOf(LogReading.Damaged.class);
        return ((LogReading.Damaged) reading).damages();
    }
}
