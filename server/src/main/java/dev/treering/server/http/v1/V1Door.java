package dev.treering.server.http.v1;

import dev.treering.server.http.Answer;
import dev.treering.server.http.Door;
import dev.treering.server.http.Json;
import dev.treering.server.http.Metrics;
import dev.treering.server.http.Parts;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Billing and operations. Refusals are problem details (RFC 9457) that name every problem at once. */
public final class V1Door implements Door {

    private static final String PREFIX = "/v1/";
    private static final String PROBLEM = "application/problem+json";

    private final List<Route> routes;

    public V1Door(Parts parts, Metrics metrics) {
        var asking = new Asking(parts.decisions(), parts.platform(), parts.clock());
        var cases = new KnownCases(parts.backBills(), parts.platform());
        this.routes = Stream.of(
                        new EventsIntake(parts.log(), metrics).routes(),
                        new Accounts(parts.platform(), asking).routes(),
                        new Agreements(asking).routes(),
                        new Pilots(asking).routes(),
                        new Budgets(asking, parts.spending(), parts.platform()).routes(),
                        new BackBills(asking, cases).routes(),
                        new ShownBackBills(cases).routes(),
                        new Disputes(asking).routes(),
                        new ShownDisputes(parts.shadow(), parts.platform()).routes(),
                        new AppTerms(parts.platform(), asking).routes(),
                        new PriceBooks(parts.platform(), asking).routes(),
                        new Ledgers(parts.ledgers(), parts.platform(), parts.inquiries()).routes(),
                        new DeadLetters(parts.deadLetters(), new Mending(parts.log(), parts.progress(), metrics))
                                .routes(),
                        new Closing(asking, parts).routes(),
                        new Invoices(parts.invoicing().queries(), parts.ledgers(), asking).routes(),
                        new InvoiceRuns(parts).routes(),
                        new Auditing(parts.verifier()).routes(),
                        new CheckpointsDoor(parts.checkpoints()).routes(),
                        new Replaying(parts.replays()).routes(),
                        new Comparing(parts.comparisons(), parts.platform()).routes(),
                        new Inquiring(parts.inquiries()).routes(),
                        new Explaining(parts.inquiries()).routes(),
                        new Proving(parts.inquiries()).routes(),
                        new Status(parts).routes(),
                        OpenApi.routes())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public String name() {
        return "v1";
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

    @Override
    public boolean owns(String path) {
        return path.startsWith(PREFIX);
    }

    @Override
    public Answer tell(Refused refused) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:treering:problem:" + refused.kind());
        problem.put("title", refused.kind().replace('-', ' '));
        problem.put("status", refused.status());
        problem.put("detail", refused.detail());
        if (!refused.problems().isEmpty()) {
            problem.put("problems", refused.problems());
        }
        return new Answer(refused.status(), PROBLEM, Json.bytes(problem), Map.of());
    }

    @Override
    public Answer finish(Answer answer, String requestId) {
        return answer.with("Request-Id", requestId).with("Cache-Control", "no-store");
    }
}
