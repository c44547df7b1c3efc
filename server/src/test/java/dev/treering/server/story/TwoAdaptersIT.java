package dev.treering.server.story;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.treering.aggregates.store.PostgresEventStore;
import dev.treering.embedded.kafka.EmbeddedKafka;
import dev.treering.embedded.postgres.EmbeddedPostgres;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.log.Submission;
import dev.treering.events.topics.TopicCreation;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.runtime.simulated.Options;
import dev.treering.runtime.simulated.SimulatedCluster;
import dev.treering.runtime.simulated.nodes.ContainerRun;
import dev.treering.server.running.TreeringServer;
import dev.treering.server.settings.CloseRules;
import dev.treering.server.settings.Settings;
import dev.treering.server.settings.Settings.ClockMode;
import dev.treering.server.settings.Settings.Invoices;
import dev.treering.server.settings.Settings.Seals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An adapter in a process of its own and a server's share one cluster by a real group of Kafka's, and the one that observes is killed
 * in the middle of its work.
 */
class TwoAdaptersIT {

    private static final String CLUSTER = "shared";
    private static final int ACCOUNTS = 6;
    private static final int PARTITIONS = 8;
    private static final Instant OPENED = InstantSource.system().instant().minus(Duration.ofHours(1));
    private static final ProcessType WEB = new ProcessType("web");

    @TempDir
    private Path folder;

    private final List<AutoCloseable> parts = new ArrayList<>();
    private EmbeddedKafka kafka;
    private String database;
    private SimulatedCluster cluster;
    private Path kubeconfig;
    private TreeringServer server;

    @BeforeEach
    void theirParts() throws Exception {
        kafka = part(EmbeddedKafka.start(folder.resolve("kafka")));
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
            TopicCreation.createMissing(admin, Topics.all(PARTITIONS), (short) 1);
        }
        var postgres = part(EmbeddedPostgres.start(folder.resolve("postgres")));
        database = postgres.jdbcUrl() + "?user=" + postgres.user() + "&password=" + postgres.password();
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(database);
            PostgresEventStore.migrate(pool);
        }
        cluster = part(SimulatedCluster.open(Options.on(InstantSource.system())));
        cluster.start();
        kubeconfig = Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: it
                contexts: [{name: it, context: {cluster: it, user: it}}]
                clusters: [{name: it, cluster: {server: "%s"}}]
                users: [{name: it, user: {}}]
                """.formatted(cluster.apiServerUrl()));
    }

    @AfterEach
    void close() throws Exception {
        for (var part : parts.reversed()) {
            part.close();
        }
    }

    /**
     * <pre>
     * adapter  observes, reconciles ======== x   killed while everything is scaled down
     * server   reconciles its share ======== | ..10 s..  observes, reconciles all
     *          and says at the gate that the cluster is observed, before and after
     * </pre>
     */
    @Test
    void nothing_is_missed_or_told_twice_or_billed_otherwise_when_the_one_that_observes_is_killed() throws Exception {
        long seed = Long.getLong("treering.seed", 5);
        System.out.println("kill seed " + seed + " (-Dtreering.seed=" + seed + " repeats it)");
        Process adapter = adapter();
        Await.until("the adapter observes", () -> observer().isPresent() ? "" : "nobody does");
        var first = observer();
        server = part(TreeringServer.start(settings()));
        Await.until("they share the work", () -> twoHaveAllParts() ? "" : "not yet");
        accountsOpened();
        scaled(2);
        Await.until("all run", () -> complaint(2 * ACCOUNTS));
        assertThat(observer()).as("the server stands by").isEqualTo(first);
        assertThat(server.adapter().observing()).as("and vouches").contains("treering/cluster/" + CLUSTER);

        scaled(1);
        Thread.sleep(new Random(seed).nextInt(1_500)); // the moment of death, not a wait for anything
        adapter.destroyForcibly().waitFor();

        Await.until("half are left", () -> complaint(ACCOUNTS));
        Await.until("the server observes", () -> observer().equals(first) ? "not yet" : "");
        assertThat(server.adapter().observing()).as("a month can be closed").contains("treering/cluster/" + CLUSTER);
        scaled(0);
        Await.until("none is left", () -> complaint(0));
        everyRunIsToldOnce();
        everyWishWasAppliedOnce();
        daysClosed();
        Await.until("the ledger has what ran", () -> metered() == ran() ? "" : metered() + " ms of " + ran());
    }

    private <P extends AutoCloseable> P part(P part) {
        parts.add(part);
        return part;
    }

    private Process adapter() throws IOException {
        var command = new ArrayList<>(Launcher.COMMAND.command());
        command.addAll(List.of("adapter", "--kafka", kafka.bootstrapServers(), "--database", database));
        command.addAll(List.of("--kubeconfig", kubeconfig.toString(), "--cluster-name", CLUSTER));
        Process process = new ProcessBuilder(command).inheritIO().start();
        parts.add(process::destroyForcibly);
        return process;
    }

    private Settings settings() {
        return new Settings(
                folder.resolve("data"),
                0,
                ClockMode.MANUAL,
                CloseRules.USUAL,
                Optional.of(kafka.bootstrapServers()),
                Optional.of(database),
                Optional.of(kubeconfig),
                CLUSTER,
                true,
                new Invoices.Nowhere(),
                Seals.OWN,
                PARTITIONS);
    }

    /** Who says that it observes. */
    private Optional<String> observer() {
        return cluster.objects("coordination.k8s.io/leases").stream()
                .filter(lease -> lease.at("/metadata/name").asString().equals("treering-observer-" + CLUSTER))
                .map(lease -> lease.at("/spec/holderIdentity").asString())
                .findFirst();
    }

    private boolean twoHaveAllParts() {
        String group = "treering-adapter-" + CLUSTER;
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
            var members = admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().stream()
                    .map(member -> member.assignment().topicPartitions())
                    .toList();
            List<TopicPartition> all = members.stream().flatMap(Set::stream).toList();
            return members.size() == 2
                    && members.stream().noneMatch(Set::isEmpty)
                    && all.size() == PARTITIONS
                    && all.stream().distinct().count() == PARTITIONS;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private void accountsOpened() {
        for (int i = 0; i < ACCOUNTS; i++) {
            var usd = Currency.getInstance("USD");
            decided("opened-" + i, OPENED, new AccountFact.Opened(account(i), "Account " + i, usd, ""));
            decided("created-" + i, InstantSource.system().instant(), new AppFact.Created(account(i), app(i), "app"));
        }
    }

    private void scaled(int quantity) {
        Instant now = InstantSource.system().instant();
        for (int i = 0; i < ACCOUNTS; i++) {
            var size = new DynoSize("dyno-1c-0.5gb");
            decided(
                    "scaled-" + i + "-" + quantity,
                    now,
                    new AppFact.FormationScaled(account(i), app(i), WEB, quantity, size, "user"));
        }
    }

    private void decided(String id, Instant at, Fact fact) {
        var said = server.log().append(List.of(new Submission(new FactId("treering/test", id), at, fact, Map.of())));
        assertThat(said).hasSize(1);
    }

    /** Empty once so many pods run and no other is there: one whose end was not told is held by its finalizer. */
    private String complaint(int pods) {
        var there = cluster.objects("/pods");
        boolean asWished = there.size() == pods
                && there.stream()
                        .allMatch(pod -> pod.at("/status/phase").asString("").equals("Running")
                                && pod.at("/metadata/deletionTimestamp").isMissingNode());
        return asWished
                ? ""
                : there.size() + " pods; " + server.adapter().problems()
                        + server.adapter().troubles();
    }

    private void everyRunIsToldOnce() {
        var log = PlatformEventsReader.readTo(server.log().head(), kafka.bootstrapServers()).stream()
                .map(read -> read.logged().fact())
                .toList();
        assertThat(log.stream().filter(DynoFact.Lost.class::isInstance)).isEmpty();
        assertThat(log.stream()
                        .filter(DynoFact.Started.class::isInstance)
                        .map(DynoFact.Started.class::cast)
                        .map(fact -> fact.dyno().run() + " " + fact.startedAt()))
                .containsExactlyInAnyOrderElementsOf(runs(ContainerRun::startedAt));
        assertThat(log.stream()
                        .filter(DynoFact.Stopped.class::isInstance)
                        .map(DynoFact.Stopped.class::cast)
                        .map(fact -> fact.dyno().run() + " " + fact.stoppedAt()))
                .containsExactlyInAnyOrderElementsOf(
                        runs(run -> run.finishedAt().orElseThrow()));
    }

    private List<String> runs(Function<ContainerRun, Instant> when) {
        return cluster.containerRuns().stream()
                .map(run -> run.uid() + "/" + run.attempt() + " " + when.apply(run))
                .toList();
    }

    /** Made, made smaller, made empty: whoever overwrites what another has done would count further. */
    private void everyWishWasAppliedOnce() {
        var deployments = cluster.objects("apps/deployments");
        assertThat(deployments.stream()
                        .map(each -> each.at("/metadata/namespace").asString())
                        .collect(toSet()))
                .hasSize(ACCOUNTS);
        assertThat(deployments)
                .hasSize(ACCOUNTS)
                .allSatisfy(each ->
                        assertThat(each.at("/metadata/generation").asInt()).isEqualTo(3));
    }

    /** As somebody else's clock has it: the day is not over by ours. */
    private void daysClosed() {
        Instant now = InstantSource.system().instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate.ofInstant(OPENED, ZoneOffset.UTC)
                .datesUntil(today.plusDays(1))
                .forEach(day -> decided("closed-" + day, now, new ClockFact.DayClosed(day)));
    }

    private long ran() {
        return sum(
                cluster.containerRuns().stream(),
                run -> Duration.between(run.startedAt(), run.finishedAt().orElseThrow())
                        .toMillis());
    }

    /** Of the month it began in and of this one: it may have been midnight. */
    private long metered() {
        var months = Stream.of(OPENED, InstantSource.system().instant())
                .map(at -> YearMonth.from(at.atZone(ZoneOffset.UTC)))
                .distinct()
                .toList();
        var cells = IntStream.range(0, ACCOUNTS)
                .boxed()
                .flatMap(i -> months.stream()
                        .flatMap(month -> server.readModels().ledger().usage(account(i), month).stream()));
        return sum(cells, cell -> cell.usage().observedMs());
    }

    private static <T> long sum(Stream<T> all, ToLongFunction<T> of) {
        return all.mapToLong(of).sum();
    }

    private static AccountId account(int i) {
        return new AccountId("shared-" + i);
    }

    private static AppId app(int i) {
        return new AppId("shared-app-" + i);
    }
}
