package dev.treering.aggregates.rule;

import dev.treering.aggregates.decision.Outcome;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.log.Extensions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the facts of a subject say beside its state: how many there are, and what was decided under the key now used again.
 *
 * <p>Repetitions are recognised in the subject's own story, so there is no table of keys to keep, to expire or to lose.
 *
 * @param key under which the command was asked, if under any
 * @param count facts of the subject so far, wherever they came from
 */
public record History(Subject subject, Optional<String> key, int count, List<Repeated> repeated) {

    /** A fact that was decided under the same key. */
    public record Repeated(Fact fact, long position, String commandHash) {}

    /** Before the first fact. */
    public static History of(Subject subject, Map<String, String> extensions) {
        return new History(subject, Optional.ofNullable(extensions.get(Extensions.IDEMPOTENCY_KEY)), 0, List.of());
    }

    /** With one more fact of the scope; facts of other subjects change nothing. */
    public History and(Fact fact, long position, Map<String, String> extensions) {
        if (!Subject.of(fact).equals(Optional.of(subject))) {
            return this;
        }
        var underKey = key.isPresent() && key.get().equals(extensions.get(Extensions.IDEMPOTENCY_KEY));
        return new History(subject, key, count + 1, underKey ? with(fact, position, extensions) : repeated);
    }

    private List<Repeated> with(Fact fact, long position, Map<String, String> extensions) {
        var more = new ArrayList<>(repeated);
        more.add(new Repeated(fact, position, extensions.getOrDefault(Extensions.COMMAND_HASH, "")));
        return List.copyOf(more);
    }

    /**
     * The answer given before under the same key, or a refusal when the key then stood for another command; empty when the key
     * is new, or none was given, or what it stood for needed no facts.
     */
    public Optional<Outcome> answerTo(String commandHash) {
        if (repeated.isEmpty()) {
            return Optional.empty();
        }
        if (repeated.stream().anyMatch(fact -> !fact.commandHash().equals(commandHash))) {
            return Optional.of(new Outcome.Refused(
                    Rejection.IDEMPOTENCY_KEY_REUSED,
                    "the idempotency key " + key.orElseThrow() + " stood for another command about " + subject
                            + "; a key may be sent again with the same command only"));
        }
        return Optional.of(new Outcome.Decided(
                repeated.stream().map(Repeated::fact).toList(),
                repeated.getLast().position()));
    }

    /**
     * The name of the nth new fact, from 0. It follows from the story alone, so two decisions on the same story claim the same
     * name, and the log takes one of them.
     */
    public FactId nameOf(int nth) {
        return new FactId("treering/" + subject.kind(), subject.id() + "/" + (count + 1 + nth));
    }
}
