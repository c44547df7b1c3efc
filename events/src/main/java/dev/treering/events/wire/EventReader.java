package dev.treering.events.wire;

import dev.treering.events.facts.AppFact.FormationScaled;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.log.Extensions;
import dev.treering.events.log.Submission;
import dev.treering.events.wire.CloudEventJson.Parsed;
import dev.treering.events.wire.CloudEventJson.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** One CloudEvent, already JSON, to a submission, or to everything that is wrong with it. */
final class EventReader {

    private static final String SPEC_VERSION = "1.0";
    private static final Place DATA = Place.ROOT.at("data");

    private final Json.Obj event;
    private final Findings findings;

    private EventReader(Json.Obj event, Findings findings) {
        this.event = event;
        this.findings = findings;
    }

    static Parsed read(JsonText.Found found) {
        Findings findings = found.findings();
        if (!(found.value() instanceof Json.Obj event)) {
            findings.problem(Place.ROOT, "is " + found.value().inWords() + "; allowed is one JSON object");
            return new Parsed.Invalid(null, findings.problems());
        }
        return new EventReader(event, findings).read();
    }

    private Parsed read() {
        specVersion();
        String id = name("id");
        String source = name("source");
        var type = type();
        Instant time = time();
        contentType();
        Map<String, String> extensions = EventExtensions.read(event, findings);
        type.ifPresent(this::subject);
        Fact fact = type.flatMap(this::fact).orElse(null);
        Optional<Problem> passing = type.flatMap(this::passing);
        notOver(fact, time).ifPresent(findings::problem);
        if (id == null || source == null || time == null || fact == null || !findings.clean()) {
            passing.ifPresent(findings::problem);
            return new Parsed.Invalid(id, findings.problems());
        }
        if (!findings.notUnderstood().isEmpty()) {
            extensions.put(Extensions.UNKNOWN_DATA, UnknownData.write(findings.notUnderstood(), DATA));
        }
        var submission = new Submission(new FactId(source, id), time, fact, extensions);
        return passing.<Parsed>map(problem -> new Parsed.Passing(submission, problem))
                .orElseGet(() -> new Parsed.Valid(submission));
    }

    /** What is wrong with a number of dynos below zero; told also where more is wrong with the event. */
    private Optional<Problem> passing(FactType<?, ?> type) {
        if (type.fact() == FormationScaled.class
                && present("data") instanceof Json.Obj data
                && data.member("quantity") instanceof Json.Num number
                && number.text().matches("-[1-9][0-9]{0,5}")) {
            int quantity = Integer.parseInt(number.text());
            return quantity < -FormationScaled.MOST_DYNOS
                    ? Optional.empty() // the fact itself has refused that
                    : Optional.of(new Problem(DATA.at("quantity").pointer(), FormationScaled.allowed(quantity)));
        }
        return Optional.empty();
    }

    /** A day or period that is said to be closed before it is over: every ledger would follow. */
    private static Optional<Problem> notOver(@Nullable Fact fact, @Nullable Instant time) {
        Optional<LocalDate> last = switch (fact) {
            case ClockFact.DayClosed(var day) -> Optional.of(day);
            case ClockFact.PeriodClosed(var period) -> Optional.of(period.atEndOfMonth());
            case null, default -> Optional.empty();
        };
        return last.map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .filter(end -> time != null && time.isBefore(end))
                .map(end -> new Problem(
                        "/time",
                        "time is " + time + ", before the end of what is closed; allowed is " + end + " or later"));
    }

    private void specVersion() {
        String version = text("specversion");
        if (version != null && !version.equals(SPEC_VERSION)) {
            findings.problem(Place.ROOT.at("specversion"), "is " + Quoted.of(version) + "; allowed is " + SPEC_VERSION);
        }
    }

    /** Source and id are tried out one at a time, so that both are told where both are wrong. */
    private @Nullable String name(String attribute) {
        String name = text(attribute);
        if (name == null) {
            return null;
        }
        try {
            boolean isId = attribute.equals("id");
            new FactId(isId ? "any" : name, isId ? name : "any");
        } catch (IllegalArgumentException e) {
            findings.broken(Place.ROOT.at(attribute), e);
        }
        return name;
    }

    private Optional<FactType<?, ?>> type() {
        String name = text("type");
        if (name == null) {
            return Optional.empty();
        }
        var type = FactCatalogue.typeNamed(name);
        if (type.isEmpty()) {
            findings.problem(
                    Place.ROOT.at("type"),
                    "is " + Quoted.of(name) + ", which is unknown; known are "
                            + String.join(", ", FactCatalogue.names()));
        }
        return type;
    }

    private @Nullable Instant time() {
        String time = text("time");
        if (time == null) {
            return null;
        }
        try {
            return Moments.time(time);
        } catch (IllegalArgumentException e) {
            findings.broken(Place.ROOT.at("time"), e);
            return null;
        }
    }

    private void contentType() {
        if (event.members().containsKey("data_base64")) {
            findings.problem(Place.ROOT.at("data_base64"), "is not taken; allowed is data as JSON");
        }
        if (present("datacontenttype") == null) {
            return;
        }
        String type = text("datacontenttype");
        String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (type != null && !media.equals("application/json") && !media.endsWith("+json")) {
            findings.problem(
                    Place.ROOT.at("datacontenttype"), "is " + Quoted.of(type) + "; allowed is application/json");
        }
    }

    private Optional<Fact> fact(FactType<?, ?> type) {
        Json data = present("data");
        if (data == null) {
            findings.problem(DATA, "is missing");
            return Optional.empty();
        }
        IndexedRecord datum = type.json().read(data, DATA, findings);
        if (datum == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(type.read(datum));
        } catch (IllegalArgumentException e) {
            findings.problem(placeOf(e, type.json()).pointer(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** The facts' own messages begin with the name of the member that is wrong. */
    private static Place placeOf(IllegalArgumentException rule, RecordShape shape) {
        String first = String.valueOf(rule.getMessage()).split(" ", 2)[0];
        return shape.has(first) ? DATA.at(first) : DATA;
    }

    private void subject(FactType<?, ?> type) {
        if (present("subject") == null || !type.json().has("account")) {
            return;
        }
        String subject = text("subject");
        if (subject != null
                && present("data") instanceof Json.Obj data
                && data.member("account") instanceof Json.Str(var account)
                && !subject.equals(account)) {
            findings.problem(
                    Place.ROOT.at("subject"),
                    "is " + Quoted.of(subject) + "; allowed is the data's account, " + Quoted.of(account)
                            + ", or nothing");
        }
    }

    /** A required attribute that is text; null when it is not there or no text, which is then among the findings. */
    private @Nullable String text(String attribute) {
        Json value = present(attribute);
        if (value instanceof Json.Str(var text)) {
            return text;
        }
        Place place = Place.ROOT.at(attribute);
        findings.problem(place, value == null ? "is missing" : "is " + value.inWords() + "; allowed is text");
        return null;
    }

    /** CloudEvents takes null for absent. */
    private @Nullable Json present(String attribute) {
        Json value = event.member(attribute);
        return value instanceof Json.Null ? null : value;
    }
}
