package dev.treering.projections.readmodel.deadletter;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.query.DeadLetterQueries;
import dev.treering.projections.readmodel.sql.Select;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers from the tables of dead letters. */
public final class DeadLetterReader implements DeadLetterQueries {

    private static final String ATTEMPTS = """
            select a.*, again.code, again.detail
            from attempt a left join dead_letter again on again.letter = a.position::text
            """;

    private final Select select;

    public DeadLetterReader(Select select) {
        this.select = select;
    }

    @Override
    public List<DeadLetter> deadLetters(Optional<State> state, Optional<AccountId> account) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        List<Object> parameters = new ArrayList<>();
        state.ifPresent(wanted -> conditions.add(wanted == State.OPEN ? "mended_by is null" : "mended_by is not null"));
        account.ifPresent(owner -> {
            conditions.add("account = ?");
            parameters.add(owner.value());
        });
        Map<String, List<Attempt>> attempts =
                select.all(ATTEMPTS + "order by a.letter, a.position", DeadLetterViews::placed).stream()
                        .collect(Collectors.groupingBy(
                                DeadLetterViews.Placed::letter,
                                Collectors.mapping(DeadLetterViews.Placed::attempt, Collectors.toList())));
        return select.all(
                "select * from letter where " + String.join(" and ", conditions)
                        + " order by position nulls last, letter",
                row -> DeadLetterViews.letter(row, attempts.getOrDefault(row.getString("letter"), List.of())),
                parameters.toArray());
    }

    @Override
    public Optional<DeadLetter> deadLetter(String letter) {
        return select.all("""
                        select letter from letter
                        where letter = ? or letter in (select letter from attempt where position::text = ?)""", row -> row.getString("letter"), letter, letter).stream()
                .findFirst()
                .flatMap(this::named);
    }

    private Optional<DeadLetter> named(String letter) {
        var attempts =
                select
                        .all(ATTEMPTS + "where a.letter = ? order by a.position", DeadLetterViews::placed, letter)
                        .stream()
                        .map(DeadLetterViews.Placed::attempt)
                        .toList();
        return select
                .all("select * from letter where letter = ?", row -> DeadLetterViews.letter(row, attempts), letter)
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Original> original(String letter) {
        return select
                .all(
                        "select held_ms, headers, value from dead_record where letter = ?",
                        DeadLetterViews::original,
                        letter)
                .stream()
                .findFirst();
    }

    @Override
    public List<DeadLetter> openBefore(Instant before) {
        return select.all("""
                select l.* from letter l left join dead_record d using (letter)
                where l.mended_by is null and (d.held_ms is null or d.held_ms < ?)
                order by l.position nulls last, letter""", row -> DeadLetterViews.letter(row, List.of()), before.toEpochMilli());
    }

    @Override
    public long openDeadLetters() {
        return select.all("select count(*) from letter where mended_by is null", row -> row.getLong(1))
                .getFirst();
    }
}
