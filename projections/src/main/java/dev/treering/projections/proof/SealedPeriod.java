package dev.treering.projections.proof;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.note.Reading;
import dev.treering.projections.proof.JsonParser.Malformed;

/** What a check needs of a period's entry. */
record SealedPeriod(long position, long accounts, Hash accountRoot, String ruleVersion) {

    static Reading<SealedPeriod> parse(byte[] entry) {
        try {
            var fields = Fields.parse("entry", entry);
            fields.constant("type", "period");
            return Reading.of(new SealedPeriod(
                    fields.number("position"),
                    fields.number("accounts"),
                    fields.hash("accountRoot"),
                    fields.text("ruleVersion")));
        } catch (Malformed e) {
            return Reading.refused(e.reason());
        }
    }
}
