package dev.treering.projections.readmodel;

import static dev.treering.events.fixture.Examples.ACME;
import static dev.treering.events.fixture.Examples.BOOK;
import static dev.treering.events.fixture.Examples.DAY;
import static dev.treering.events.fixture.Examples.NOON;
import static dev.treering.events.fixture.Examples.SHOP;
import static dev.treering.events.fixture.Examples.SMALL;
import static dev.treering.events.fixture.Examples.USD;
import static dev.treering.events.fixture.Examples.WEB;
import static dev.treering.events.fixture.Examples.WEB_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.fixture.Examples;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.projections.query.PlatformQueries;
import dev.treering.projections.query.PlatformQueries.AccountView;
import dev.treering.projections.query.PlatformQueries.AppView;
import dev.treering.projections.query.PlatformQueries.Assignment;
import dev.treering.projections.query.PlatformQueries.DynoView;
import dev.treering.projections.query.PlatformQueries.FormationView;
import dev.treering.projections.scenario.Carrier;
import dev.treering.projections.scenario.Held;
import dev.treering.projections.scenario.SharedBroker;
import dev.treering.projections.scenario.SharedDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlatformReadModelIT {

    private static final int PARTITIONS = 4;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final AccountId BIG = new AccountId("big");

    @RegisterExtension
    final SharedBroker broker = new SharedBroker(PARTITIONS);

    @RegisterExtension
    final SharedDatabase databases = new SharedDatabase();

    private DataSource database;
    private Carrier carrier;

    @BeforeEach
    void start() throws Exception {
        database = databases.empty();
        carrier = new Carrier(broker.bootstrapServers(), PARTITIONS);
    }

    @AfterEach
    void stop() {
        carrier.close();
    }

    private ReadModels open() {
        return ReadModels.start(broker.bootstrapServers(), database);
    }

    private static Held now(Fact fact) {
        return new Held(NOON, fact);
    }

    @Test
    void everything_the_platform_was_told_is_shown() {
        try (var models = open()) {
            var platform = models.platform();
            var book = (BookPublished) Examples.facts().stream()
                    .filter(BookPublished.class::isInstance)
                    .findFirst()
                    .orElseThrow();

            long head = carrier.carry(List.of(
                    now(book),
                    now(new AccountFact.Opened(ACME, "Acme Inc.", USD, "net-new")),
                    now(new AccountFact.PilotEnrolled(ACME, DAY)),
                    now(new AccountFact.LiveScheduled(ACME, DAY.plusMonths(1))),
                    now(new AccountFact.PriceBookAssigned(ACME, BOOK, DAY)),
                    now(new AppFact.Created(ACME, SHOP, "shop-name")),
                    now(new AppFact.Released(ACME, SHOP, 3, "image", "")),
                    now(new AppFact.FormationScaled(ACME, SHOP, WEB, 2, SMALL, "user")),
                    now(new DynoFact.Started(WEB_1, NOON))));

            assertThat(platform.await(head, SOON)).isTrue();
            assertThat(platform.position()).isEqualTo(head);
            var account = new AccountView(
                    ACME,
                    "Acme Inc.",
                    USD,
                    "net-new",
                    NOON,
                    Optional.of(DAY),
                    Optional.of(DAY.plusMonths(1)),
                    List.of(new Assignment(BOOK, DAY)));
            var app = new AppView(SHOP, ACME, "shop-name", 3, "image", NOON, NOON);
            assertThat(platform.accounts()).containsExactly(account);
            assertThat(platform.account(ACME)).contains(account);
            assertThat(platform.apps(Optional.of(ACME))).containsExactly(app);
            assertThat(platform.apps(Optional.of(BIG))).isEmpty();
            assertThat(platform.app("shop-name")).contains(app);
            assertThat(platform.app(SHOP.value())).contains(app);
            assertThat(platform.formation(SHOP)).containsExactly(new FormationView(WEB, 2, SMALL, NOON));
            assertThat(platform.dynos(SHOP))
                    .containsExactly(new DynoView(WEB, "web.1", SMALL, WEB_1.run(), "node-1", NOON));
            assertThat(platform.openSources(NOON))
                    .as("it starts then, not before")
                    .isEmpty();
            assertThat(platform.openSources(NOON.plusMillis(1)))
                    .extracting(PlatformQueries.SourceView::open, PlatformQueries.SourceView::lastHeard)
                    .containsExactly(tuple(1L, NOON));
            assertThat(platform.priceBooks()).containsExactly(book);
            assertThat(platform.priceBook(BOOK)).contains(book);
        }
    }

    @Test
    void a_deleted_app_and_an_ended_dyno_are_gone_even_if_their_beginnings_come_late() {
        try (var models = open()) {
            var platform = models.platform();

            carrier.carry(List.of(
                    now(new DynoFact.Stopped(WEB_1, NOON, NOON.plusSeconds(60), "Completed", 1000)),
                    now(new AppFact.Deleted(ACME, SHOP))));
            long head = carrier.carry(
                    List.of(now(new AppFact.Created(ACME, SHOP, "shop")), now(new DynoFact.Started(WEB_1, NOON))));

            assertThat(platform.await(head, SOON)).isTrue();
            assertThat(platform.app("shop")).isEmpty();
            assertThat(platform.dynos(SHOP)).isEmpty();
        }
    }

    @Test
    void the_position_passes_partitions_that_have_no_newer_facts() {
        try (var models = open()) {
            long head = -1;
            for (int round = 0; round < 20; round++) { // always the same account, so the other partitions stay empty
                head = carrier.carry(
                        List.of(now(new AppFact.Created(ACME, new AppId("app-" + round), "app-" + round))));
            }

            assertThat(models.platform().await(head, SOON)).isTrue();
            assertThat(models.platform().apps(Optional.empty())).hasSize(20);
            assertThat(models.platform().await(head + 1, Duration.ofMillis(300)))
                    .isFalse();
        }
    }

    @Test
    void at_the_position_nothing_before_it_is_missing() {
        try (var models = open()) {
            for (int round = 0; round < 50; round++) {
                var name = "round-" + round;
                long head = carrier.carry(IntStream.range(0, 8)
                        .mapToObj(i -> now(new AppFact.Created(
                                new AccountId("account-" + i), new AppId(name + "-" + i), name + "-" + i)))
                        .toList());

                assertThat(models.platform().await(head, SOON)).isTrue();

                assertThat(models.platform().apps(Optional.empty())).hasSize(8 * (round + 1));
            }
        }
    }

    @Test
    void what_was_aborted_is_not_shown_and_does_not_hold_up_the_position() {
        try (var models = open()) {
            carrier.carryAndAbort(List.of(now(new AppFact.Created(ACME, SHOP, "never"))));
            long head = carrier.carry(List.of(now(new AppFact.Created(ACME, SHOP, "shop"))));
            carrier.carryAndAbort(List.of(now(new AppFact.Released(ACME, SHOP, 9, "never", ""))));

            assertThat(models.platform().await(head, SOON)).isTrue();
            assertThat(models.platform().app("never")).isEmpty();
            assertThat(models.platform().app("shop")).get().returns(0, AppView::release);
        }
    }

    @Test
    void a_record_that_cannot_be_read_is_passed_over() {
        carrier.carryRecords(List.of(new ProducerRecord<>(Topics.PLATFORM_EVENTS, 0, null, new byte[] {1, 2, 3})));
        long head = carrier.carry(List.of(now(new AppFact.Created(ACME, SHOP, "shop"))));

        try (var models = open()) {
            assertThat(models.platform().await(head, SOON)).isTrue();
            assertThat(models.platform().app("shop")).isPresent();
            assertThat(models.trouble()).isEmpty();
        }
    }

    @Test
    void text_and_times_that_the_database_cannot_hold_do_not_hold_it_up() {
        long head = carrier.carry(List.of(
                new Held(
                        Instant.ofEpochMilli(Long.MAX_VALUE / 2),
                        new AccountFact.Opened(ACME, "nul \0 byte", USD, "x")),
                now(new AccountFact.PilotEnrolled(ACME, LocalDate.of(400_000, 1, 1)))));

        try (var models = open()) {
            assertThat(models.platform().await(head, SOON)).isTrue();
            assertThat(models.platform().account(ACME)).get().returns("nul \uFFFD byte", AccountView::name);
        }
    }

    @Test
    void what_is_built_again_from_nothing_is_the_same() throws Exception {
        long head = carrier.carry(everything());
        String before;
        try (var models = open()) {
            assertThat(models.platform().await(head, SOON)).isTrue();
            before = shown(models.platform());
        }

        ReadModelSchema.drop(database);

        try (var models = open()) {
            assertThat(models.platform().await(head, SOON)).isTrue();
            assertThat(shown(models.platform())).isEqualTo(before).contains("app-39");
        }
    }

    @Test
    void after_a_restart_it_goes_on_where_it_was_and_knows_the_position_again() {
        long first = carrier.carry(everything());
        try (var models = open()) {
            assertThat(models.platform().await(first, SOON)).isTrue();
        }
        try (var models = open()) {
            assertThat(models.platform().await(first, SOON)).isTrue();
        }
        long second = carrier.carry(List.of(now(new AppFact.Created(BIG, new AppId("later"), "later"))));
        try (var models = open()) {
            assertThat(models.platform().await(second, SOON)).isTrue();
            assertThat(models.platform().app("later")).isPresent();
        }
    }

    private static List<Held> everything() {
        return Stream.concat(
                        Examples.facts().stream().map(PlatformReadModelIT::now),
                        IntStream.range(0, 40)
                                .mapToObj(i -> Stream.of(
                                        now(new AccountFact.Opened(new AccountId("a-" + i % 7), "a" + i, USD, "x")),
                                        now(new AppFact.Created(
                                                new AccountId("a-" + i % 7), new AppId("app-" + i), "app-" + i)),
                                        now(new ClockFact.DayClosed(DAY.plusDays(i)))))
                                .flatMap(facts -> facts))
                .toList();
    }

    private static String shown(PlatformQueries platform) {
        var apps = platform.apps(Optional.empty());
        return platform.accounts()
                + "\n" + apps
                + "\n"
                + apps.stream()
                        .map(app -> platform.formation(app.app()) + " " + platform.dynos(app.app()))
                        .toList()
                + "\n" + platform.priceBooks();
    }
}
