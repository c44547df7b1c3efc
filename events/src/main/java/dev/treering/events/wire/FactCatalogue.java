package dev.treering.events.wire;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.ClusterFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.PriceFact;
import dev.treering.wire.account.AccountOpened;
import dev.treering.wire.account.LiveScheduled;
import dev.treering.wire.account.PilotEnrolled;
import dev.treering.wire.account.PriceBookAssigned;
import dev.treering.wire.app.AppCreated;
import dev.treering.wire.app.AppDeleted;
import dev.treering.wire.app.AppReleased;
import dev.treering.wire.app.FormationScaled;
import dev.treering.wire.clock.DayClosed;
import dev.treering.wire.clock.PeriodClosed;
import dev.treering.wire.dyno.DynoLost;
import dev.treering.wire.dyno.DynoStarted;
import dev.treering.wire.dyno.DynoStopped;
import dev.treering.wire.dyno.ObservationGap;
import dev.treering.wire.price.BookPublished;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/** Every type of fact with its name. A name is never given to anything else; a Java class may be renamed freely. */
public final class FactCatalogue {

    private static final List<FactType<?, ?>> TYPES = List.of(
            type(
                    "account.opened",
                    AccountFact.Opened.class,
                    AccountOpened.getClassSchema(),
                    AccountWire::toWire,
                    AccountWire::opened),
            type(
                    "account.pilot-enrolled",
                    AccountFact.PilotEnrolled.class,
                    PilotEnrolled.getClassSchema(),
                    AccountWire::toWire,
                    AccountWire::pilotEnrolled),
            type(
                    "account.live-scheduled",
                    AccountFact.LiveScheduled.class,
                    LiveScheduled.getClassSchema(),
                    AccountWire::toWire,
                    AccountWire::liveScheduled),
            type(
                    "account.price-book-assigned",
                    AccountFact.PriceBookAssigned.class,
                    PriceBookAssigned.getClassSchema(),
                    AccountWire::toWire,
                    AccountWire::priceBookAssigned),
            type("app.created", AppFact.Created.class, AppCreated.getClassSchema(), AppWire::toWire, AppWire::created),
            type(
                    "app.released",
                    AppFact.Released.class,
                    AppReleased.getClassSchema(),
                    AppWire::toWire,
                    AppWire::released),
            type(
                    "app.formation-scaled",
                    AppFact.FormationScaled.class,
                    FormationScaled.getClassSchema(),
                    AppWire::toWire,
                    AppWire::formationScaled),
            type("app.deleted", AppFact.Deleted.class, AppDeleted.getClassSchema(), AppWire::toWire, AppWire::deleted),
            type(
                    "dyno.started",
                    DynoFact.Started.class,
                    DynoStarted.getClassSchema(),
                    DynoWire::toWire,
                    DynoWire::started),
            type(
                    "dyno.stopped",
                    DynoFact.Stopped.class,
                    DynoStopped.getClassSchema(),
                    DynoWire::toWire,
                    DynoWire::stopped),
            type("dyno.lost", DynoFact.Lost.class, DynoLost.getClassSchema(), DynoWire::toWire, DynoWire::lost),
            type(
                    "dyno.observation-gap",
                    ClusterFact.ObservationGap.class,
                    ObservationGap.getClassSchema(),
                    DynoWire::toWire,
                    DynoWire::observationGap),
            type(
                    "price.book-published",
                    PriceFact.BookPublished.class,
                    BookPublished.getClassSchema(),
                    PriceWire::toWire,
                    PriceWire::bookPublished),
            type(
                    "clock.day-closed",
                    ClockFact.DayClosed.class,
                    DayClosed.getClassSchema(),
                    ClockWire::toWire,
                    ClockWire::dayClosed),
            type(
                    "clock.period-closed",
                    ClockFact.PeriodClosed.class,
                    PeriodClosed.getClassSchema(),
                    ClockWire::toWire,
                    ClockWire::periodClosed));

    private static final Map<String, FactType<?, ?>> BY_NAME =
            TYPES.stream().collect(Collectors.toUnmodifiableMap(FactType::name, Function.identity()));
    private static final Map<Class<?>, FactType<?, ?>> BY_CLASS =
            TYPES.stream().collect(Collectors.toUnmodifiableMap(FactType::fact, Function.identity()));

    private FactCatalogue() {}

    /** All names, in the order of the design's table. */
    public static List<String> names() {
        return TYPES.stream().map(FactType::name).toList();
    }

    /** The CloudEvents type of a fact. */
    public static String nameOf(Fact fact) {
        return typeOf(fact).name();
    }

    /** The CloudEvents type of a class of facts. */
    public static String nameOf(Class<? extends Fact> fact) {
        var type = BY_CLASS.get(fact);
        if (type == null) {
            throw new IllegalArgumentException(fact + " is not in the catalogue of facts");
        }
        return type.name();
    }

    /** The record schema of a type, current version; empty for an unknown name. */
    public static Optional<Schema> schemaOf(String name) {
        return typeNamed(name).map(FactType::schema);
    }

    static Optional<FactType<?, ?>> typeNamed(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static FactType<?, ?> typeOf(Fact fact) {
        var type = BY_CLASS.get(fact.getClass());
        if (type == null) {
            throw new IllegalStateException(fact.getClass() + " is missing from the catalogue of facts");
        }
        return type;
    }

    private static <F extends Fact, W extends SpecificRecordBase> FactType<F, W> type(
            String name, Class<F> fact, Schema schema, Function<F, W> toWire, Function<W, F> fromWire) {
        return new FactType<>(
                "treering." + name + ".v1",
                fact,
                new SingleObject<>(schema),
                new RecordShape(schema),
                toWire,
                fromWire);
    }
}
