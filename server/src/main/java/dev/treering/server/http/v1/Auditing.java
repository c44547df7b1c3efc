package dev.treering.server.http.v1;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.Reading;
import dev.treering.projections.proof.Given;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Dates;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Route;
import dev.treering.server.http.Verifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verification of the ledgers against the log, and of what was signed of them. */
final class Auditing {

    private final Verifier verifier;

    Auditing(Verifier verifier) {
        this.verifier = verifier;
    }

    List<Route> routes() {
        return List.of(
                Route.admin("POST", "/v1/audit/verify", this::verify),
                Route.admin("POST", "/v1/audit/resolutions", this::resolutions));
    }

    private Answer verify(Call call) {
        var account = call.query("account", AccountId::new, "an account's id");
        var month = call.query("month", Dates::month, "a month such as 2026-03");
        var number = call.query("checkpoint", Long::valueOf, "a checkpoint's number");
        Brought brought = brought(call);
        var invoice = call.query("invoice", InvoiceNumber::parse, "an invoice's number such as INV-000042");
        if (invoice.isPresent()) {
            if (account.isPresent() || month.isPresent() || number.isPresent()) {
                throw new Refusal(
                        Refused.because(400, "malformed", "invoice goes without account, month and checkpoint"));
            }
            return answer(verifier.invoice(invoice.get(), brought.keys()));
        }
        var given = brought.note().or(() -> number.map(Given.Number::new));
        return answer(verifier.verify(account, month).and(() -> verifier.signing(month, given, brought.keys())));
    }

    /** What the caller has from elsewhere: the keys to trust, and a checkpoint that was kept. */
    private record Brought(Optional<KeyRing> keys, Optional<Given> note) {}

    private static Brought brought(Call call) {
        if (call.body().length == 0) {
            return new Brought(Optional.empty(), Optional.empty());
        }
        var fields = Fields.of(call, List.of("keys", "checkpoint"));
        var keys = fields.optional("keys", Auditing::ring, "a verifier key, or the lines of a log's file `keys`");
        Optional<Given> note = fields.optional("checkpoint", Given.Note::new, "a signed checkpoint");
        return fields.complete(() -> new Brought(keys, note));
    }

    private static KeyRing ring(String text) {
        return switch (KeyRing.ofKeyOrKeys(text)) {
            case Reading.Read<KeyRing>(var ring) -> ring;
            case Reading.Refused<KeyRing>(String reason) -> throw new IllegalArgumentException(reason);
        };
    }

    private Answer resolutions(Call call) {
        return answer(verifier.resolutions(call.query("account", AccountId::new, "an account's id")));
    }

    private static Answer answer(Verifier.Verification verification) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("verdict", verification.verdict().name());
        answer.put("exitCode", verification.verdict().exitCode());
        verification.report().forEach(answer::putIfAbsent);
        return Answer.json(200, answer);
    }
}
