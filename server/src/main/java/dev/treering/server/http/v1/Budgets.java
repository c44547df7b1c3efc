package dev.treering.server.http.v1;

import dev.treering.aggregates.decision.Command.ForAccount.SetBudget;
import dev.treering.events.facts.AccountFact.BudgetSet;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.query.PlatformQueries;
import dev.treering.projections.query.PlatformQueries.AccountView;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Dates;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Route;
import dev.treering.server.http.Spending;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Budgets: what an account means to spend a month, what of it is reached, and what the month is going to come to. */
final class Budgets {

    private static final String PATH = "/v1/accounts/{account}/budget";
    private static final String PERCENTAGES = "percentages such as 50,80,100";

    private final Asking asking;
    private final Spending spending;
    private final PlatformQueries platform;

    Budgets(Asking asking, Spending spending, PlatformQueries platform) {
        this.asking = asking;
        this.spending = spending;
        this.platform = platform;
    }

    List<Route> routes() {
        return List.of(Route.admin("POST", PATH, this::set), Route.anyKey("GET", PATH, this::show));
    }

    /** {@code amount} is decimal text, absent for no budget any more; {@code thresholds} are percentages, comma-separated. */
    private Answer set(Call call) {
        AccountId account = call.account();
        var fields = Fields.of(call, List.of("amount", "thresholds"));
        var amount = fields.optionalDecimal("amount");
        var thresholds = fields.text("thresholds", Budgets::percentages, PERCENTAGES, percentages("100"));
        var command = fields.complete(() -> new SetBudget(new BudgetSet(account, amount, thresholds.orElseThrow())));
        return asking.ask(call, command, 200);
    }

    private static SortedSet<Integer> percentages(String text) {
        var percentages = new TreeSet<Integer>();
        for (String each : text.split(",")) {
            percentages.add(Integer.valueOf(each.strip()));
        }
        return percentages;
    }

    private Answer show(Call call) {
        AccountId account = call.account();
        var month = call.query("month", Dates::month, "a month such as 2026-03");
        AccountView known = platform.account(account)
                .orElseThrow(
                        () -> new Refusal(Refused.because(404, "no-such-account", "there is no account " + account)));
        return Answer.json(200, BudgetJson.of(account, known.currency(), spending.spent(account, month)));
    }
}
