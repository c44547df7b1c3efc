package dev.treering.server.http.v1;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.query.BackBillQueries;
import dev.treering.projections.query.BackBillQueries.CaseView;
import dev.treering.projections.query.PlatformQueries;
import dev.treering.projections.query.PlatformQueries.AccountView;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Back-bill cases as the read models know them. */
final class KnownCases {

    private final BackBillQueries cases;
    private final PlatformQueries platform;

    KnownCases(BackBillQueries cases, PlatformQueries platform) {
        this.cases = cases;
        this.platform = platform;
    }

    /** A case, how far it has come, and the currency of its account. */
    record Known(CaseView view, CaseProgress progress, Currency currency) {
        BackBillJson json() {
            return BackBillJson.of(view, progress, currency);
        }
    }

    /** In the order of their proposals; refused with 404 where there is no such account. */
    List<Known> of(AccountId account) {
        return platform.account(account)
                .map(this::of)
                .orElseThrow(
                        () -> new Refusal(Refused.because(404, "no-such-account", "there is no account " + account)));
    }

    private List<Known> of(AccountView account) {
        List<CaseView> views = cases.backBills(account.account());
        return views.stream()
                .map(view -> new Known(
                        view,
                        CaseProgress.of(
                                view,
                                !view.id().equals(views.getLast().id()),
                                account.liveFrom().isPresent()),
                        account.currency()))
                .toList();
    }

    /**
     * Refuses what is said of another computation than the newest that is shown: who says it has not seen what the case comes to
     * now. Of a case that is not known, or has ended, nothing is refused here: the rules say it better. What is shown may be behind
     * the ledger, which therefore looks again before it posts.
     */
    void mustBeNewest(AccountId account, CaseId id, Hash hash) {
        platform.account(account).map(this::of).stream()
                .flatMap(List::stream)
                .filter(known -> known.view().id().equals(id))
                .map(Known::progress)
                .filter(progress -> !progress.hasEnded())
                .filter(progress -> !progress.hash().equals(Optional.of(hash)))
                .findFirst()
                .ifPresent(progress -> {
                    throw new Refusal(Refused.because(409, "not-the-newest", why(account, id, hash, progress)));
                });
    }

    private static String why(AccountId account, CaseId id, Hash hash, CaseProgress progress) {
        String look = "`backbill show " + account + " " + id + "`";
        return progress.hash().isEmpty()
                ? "case " + id + " is not computed yet; " + look + " tells when it is"
                : hash + " is not the hash of the newest computation of case " + id
                        + "; look at what it comes to now, and at its hash, by " + look;
    }
}
