package dev.treering.aggregates.store;

import dev.treering.events.facts.Fact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.wire.FactCodec;
import dev.treering.events.wire.UnreadableRecord;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What two facts of one identity must have in common to be the same fact. Extensions are not of it: a repeat may well come
 * with another trace.
 */
record FactContent(String type, Instant heldAt, Optional<AccountId> account, byte[] payload) {

    static FactContent of(NewFact fact) {
        return new FactContent(fact.type(), fact.heldAt(), fact.account(), fact.payload());
    }

    static FactContent of(StoredFact fact) {
        return new FactContent(fact.type(), fact.heldAt(), fact.account(), fact.payload());
    }

    /** The first thing that differs from what the log has, in words; empty when nothing does. */
    Optional<String> differenceFrom(FactContent logged) {
        if (!type.equals(logged.type)) {
            return different("type", type, logged.type);
        }
        if (!heldAt.equals(logged.heldAt)) {
            return different("time", heldAt, logged.heldAt);
        }
        if (!account.equals(logged.account)) {
            return different("account", orNone(account), orNone(logged.account));
        }
        return Arrays.equals(payload, logged.payload) ? Optional.empty() : differenceOfData(logged);
    }

    /** The bytes differ; the facts need not, as the log's may be of an earlier version of the schema. */
    private Optional<String> differenceOfData(FactContent logged) {
        try {
            Fact mine = FactCodec.decode(type, payload);
            Fact theirs = FactCodec.decode(type, logged.payload);
            return mine.equals(theirs) ? Optional.empty() : differenceOf("data", mine, theirs);
        } catch (UnreadableRecord e) {
            return Optional.of(
                    "the log has other data under this source and id, which cannot be read: " + e.getMessage());
        }
    }

    private static Optional<String> differenceOf(String path, Object mine, Object theirs) {
        if (mine instanceof Record && mine.getClass() == theirs.getClass()) {
            for (RecordComponent component : mine.getClass().getRecordComponents()) {
                Object here = valueOf(component, mine);
                Object there = valueOf(component, theirs);
                if (!here.equals(there)) {
                    return differenceOf(path + "." + component.getName(), here, there);
                }
            }
        }
        return different(path, mine, theirs);
    }

    private static Object valueOf(RecordComponent component, Object of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("facts are public records of public values", e);
        }
    }

    private static Optional<String> different(String what, Object mine, Object theirs) {
        return Optional.of(what + " is " + mine + "; the log has " + theirs + " under this source and id");
    }

    private static String orNone(Optional<AccountId> account) {
        return account.map(AccountId::value).orElse("none");
    }
}
