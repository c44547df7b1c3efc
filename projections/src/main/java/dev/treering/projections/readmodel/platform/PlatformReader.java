package dev.treering.projections.readmodel.platform;

import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.projections.query.PlatformQueries;
import dev.treering.projections.readmodel.following.Progress;
import dev.treering.projections.readmodel.sql.Select;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers from the tables of the platform. */
public final class PlatformReader implements PlatformQueries {

    private static final String ACCOUNTS = "select * from account where opened_at is not null";
    private static final String APPS = "select * from app where created_at is not null and deleted_at is null";
    private static final String BOOKS = "select fact from price_book";

    private final Select select;
    private final Progress progress;

    public PlatformReader(Select select, Progress progress) {
        this.select = select;
        this.progress = progress;
    }

    @Override
    public List<AccountView> accounts() {
        Map<String, List<Assignment>> books = select
                .all(
                        "select * from assignment order by account, from_day",
                        row -> Map.entry(row.getString("account"), PlatformViews.assignment(row)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return select.all(
                ACCOUNTS + " order by account",
                row -> PlatformViews.account(row, books.getOrDefault(row.getString("account"), List.of())));
    }

    @Override
    public Optional<AccountView> account(AccountId account) {
        var books = select.all(
                "select * from assignment where account = ? order by from_day",
                PlatformViews::assignment,
                account.value());
        return first(
                select.all(ACCOUNTS + " and account = ?", row -> PlatformViews.account(row, books), account.value()));
    }

    @Override
    public List<AppView> apps(Optional<AccountId> account) {
        return account.map(owner ->
                        select.all(APPS + " and account = ? order by name, app", PlatformViews::app, owner.value()))
                .orElseGet(() -> select.all(APPS + " order by name, app", PlatformViews::app));
    }

    @Override
    public Optional<AppView> app(String nameOrId) {
        return first(select.all(
                APPS + " and (name = ? or app = ?) order by name = ? desc, app limit 1",
                PlatformViews::app,
                nameOrId,
                nameOrId,
                nameOrId));
    }

    @Override
    public List<FormationView> formation(AppId app) {
        return select.all("""
                select f.* from formation f join app a on a.app = f.app
                where f.app = ? and a.deleted_at is null order by process""", PlatformViews::formation, app.value());
    }

    @Override
    public List<DynoView> dynos(AppId app) {
        return select.all(
                "select * from dyno where app = ? and ended_at is null order by name, pod, restart",
                PlatformViews::dyno,
                app.value());
    }

    @Override
    public List<SourceView> openSources(Instant before) {
        return select.all("""
                select source, count(*) as open, last_heard from dyno join source using (source)
                where ended_at is null and started_at < ?::timestamptz group by source, last_heard order by source""", PlatformViews::source, before.toString());
    }

    @Override
    public List<BookPublished> priceBooks() {
        return select.all(BOOKS + " order by book, version", PlatformViews::priceBook);
    }

    @Override
    public Optional<BookPublished> priceBook(PriceBookVersion version) {
        return first(select.all(
                BOOKS + " where book = ? and version = ?", PlatformViews::priceBook, version.id(), version.version()));
    }

    @Override
    public long position() {
        return progress.position();
    }

    @Override
    public boolean await(long position, Duration atMost) {
        try {
            return progress.awaitPosition(position, atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static <T> Optional<T> first(List<T> found) {
        return found.stream().findFirst();
    }
}
