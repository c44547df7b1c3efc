package dev.treering.projections.query;

import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.ProcessType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What the platform looks like now, as far as the read models have come. */
public interface PlatformQueries {

    List<AccountView> accounts();

    Optional<AccountView> account(AccountId account);

    /** Apps that are not deleted, of one account or of all, sorted by name. */
    List<AppView> apps(Optional<AccountId> account);

    /** The app of this name, or with this id, that is not deleted. */
    Optional<AppView> app(String nameOrId);

    /** The formation, sorted by process type. */
    List<FormationView> formation(AppId app);

    /** Dynos that have started and are not known to have ended, sorted by name. */
    List<DynoView> dynos(AppId app);

    /**
     * The sources with dynos that had started before an instant and are not known to have ended, sorted by name. What is imported
     * and has ended is not among them.
     */
    List<SourceView> openSources(Instant before);

    List<BookPublished> priceBooks();

    Optional<BookPublished> priceBook(PriceBookVersion version);

    /** Log position up to which the answers know everything; -1 before the first fact. */
    long position();

    /** Waits until {@link #position()} has reached a position; false if it has not within the time. */
    boolean await(long position, Duration atMost);

    record AccountView(
            AccountId account,
            String name,
            Currency currency,
            String cohort,
            Instant openedAt,
            Optional<LocalDate> pilotFrom,
            Optional<LocalDate> liveFrom,
            List<Assignment> books) {}

    record Assignment(PriceBookVersion book, LocalDate from) {}

    /** {@code release} is 0 and {@code image} empty before the first release. */
    record AppView(
            AppId app,
            AccountId account,
            String name,
            int release,
            String image,
            Instant createdAt,
            Instant updatedAt) {}

    record FormationView(ProcessType process, int quantity, DynoSize size, Instant updatedAt) {}

    /** {@code open} counts the dynos; {@code lastHeard} is when the newest fact of the source held. */
    record SourceView(String source, long open, Instant lastHeard) {}

    record DynoView(ProcessType process, String name, DynoSize size, DynoRun run, String node, Instant startedAt) {}
}
