package dev.treering.projections.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.events.vocabulary.Sku;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A trace of a real cluster as facts, and beside it what the ledger must say, computed apart from us. */
public final class OpenbTrace {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;
    private final List<String> refused = new ArrayList<>();

    private OpenbTrace(Path folder) {
        this.folder = folder;
    }

    /** The trace, where the system property {@code treering.shared} says the real inputs lie; empty where they do not. */
    public static Optional<OpenbTrace> find() {
        Path folder = Path.of(System.getProperty("treering.shared", ""), "data", "openb");
        return Files.exists(folder.resolve("events.jsonl.gz")) ? Optional.of(new OpenbTrace(folder)) : Optional.empty();
    }

    /** The facts in log order, the price book before them; those that cannot be a fact are {@link #refused}. */
    public List<LoggedFact> facts() {
        var facts = new ArrayList<LoggedFact>();
        refused.clear();
        facts.add(new LoggedFact(
                0,
                new FactId("test", "openb@1"),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.EPOCH,
                Map.of(),
                book()));
        for (String line : lines("events.jsonl.gz")) {
            JsonNode event = JSON.readTree(line);
            try {
                facts.add(logged(facts.size(), event));
            } catch (IllegalArgumentException e) {
                refused.add(text(event, "id") + ": " + e.getMessage());
            }
        }
        return facts;
    }

    /** What the last reading refused, each with its reason. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    /** The expected cells as they stand in the file: account, app, process, size, day and three figures. */
    public List<String> cells() {
        List<String> lines = lines("cells.csv.gz");
        return lines.subList(1, lines.size());
    }

    /** The expected statements, by account and month. */
    public JsonNode statements() {
        return JSON.readTree(folder.resolve("statements.json"));
    }

    private BookPublished book() {
        var items = new ArrayList<PriceItem>();
        JSON.readTree(folder.resolve("prices.json"))
                .properties()
                .forEach(price -> items.add(new PriceItem(
                        new Sku(price.getKey()),
                        new CalendarProrated(new BigDecimal(price.getValue().asString())))));
        return new BookPublished(
                new PriceBookVersion("openb", 1),
                Currency.getInstance("USD"),
                LocalDate.of(2026, 1, 1),
                items,
                Hash.of("openb".getBytes(UTF_8)),
                "openb");
    }

    private static LoggedFact logged(long position, JsonNode event) {
        return new LoggedFact(
                position,
                new FactId(text(event, "source"), text(event, "id")),
                Instant.parse(text(event, "time")),
                Instant.EPOCH,
                Map.of(),
                fact(text(event, "type"), event.get("data")));
    }

    private static Fact fact(String type, JsonNode data) {
        return switch (type) {
            case "treering.account.opened.v1" ->
                new AccountFact.Opened(
                        account(data),
                        text(data, "name"),
                        Currency.getInstance(text(data, "currency")),
                        text(data, "cohort"));
            case "treering.account.price-book-assigned.v1" ->
                new AccountFact.PriceBookAssigned(
                        account(data),
                        new PriceBookVersion(
                                text(data, "priceBook"), data.get("version").asInt()),
                        LocalDate.parse(text(data, "from")));
            case "treering.account.pilot-enrolled.v1" ->
                new AccountFact.PilotEnrolled(account(data), LocalDate.parse(text(data, "from")));
            case "treering.account.live-scheduled.v1" ->
                new AccountFact.LiveScheduled(account(data), LocalDate.parse(text(data, "from")));
            case "treering.app.created.v1" -> new AppFact.Created(account(data), app(data), text(data, "name"));
            case "treering.app.formation-scaled.v1" ->
                new AppFact.FormationScaled(
                        account(data),
                        app(data),
                        new ProcessType(text(data, "process")),
                        data.get("quantity").asInt(),
                        new DynoSize(text(data, "size")),
                        text(data, "cause"));
            case "treering.dyno.started.v1" -> new DynoFact.Started(dyno(data), Instant.parse(text(data, "startedAt")));
            case "treering.dyno.stopped.v1" ->
                new DynoFact.Stopped(
                        dyno(data),
                        Instant.parse(text(data, "startedAt")),
                        Instant.parse(text(data, "stoppedAt")),
                        text(data, "reason"),
                        data.get("precisionMs").asInt());
            case "treering.clock.day-closed.v1" -> new ClockFact.DayClosed(LocalDate.parse(text(data, "day")));
            case "treering.clock.period-closed.v1" -> new ClockFact.PeriodClosed(YearMonth.parse(text(data, "period")));
            default -> throw new IllegalArgumentException("the trace has a type unknown to this test: " + type);
        };
    }

    private static Dyno dyno(JsonNode data) {
        return new Dyno(
                account(data),
                app(data),
                new ProcessType(text(data, "process")),
                text(data, "dyno"),
                new DynoSize(text(data, "size")),
                new DynoRun(text(data, "pod"), data.get("restart").asInt()),
                text(data, "node"),
                text(data, "arch"));
    }

    private static AccountId account(JsonNode data) {
        return new AccountId(text(data, "account"));
    }

    private static AppId app(JsonNode data) {
        return new AppId(text(data, "app"));
    }

    private static String text(JsonNode node, String member) {
        return node.get(member).asString();
    }

    private List<String> lines(String file) {
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(folder.resolve(file))), UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
