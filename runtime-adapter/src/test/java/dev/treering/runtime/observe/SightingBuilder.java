package dev.treering.runtime.observe;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.runtime.observe.PodSighting.Container;
import dev.treering.runtime.observe.PodSighting.Ended;
import dev.treering.runtime.observe.PodSighting.Identity;
import dev.treering.runtime.observe.PodSighting.PodKey;
import dev.treering.runtime.observe.PodSighting.Running;
import dev.treering.runtime.observe.PodSighting.State;
import dev.treering.runtime.observe.PodSighting.Waiting;
import java.time.Instant;
import java.util.Optional;

/** Sightings of pods of one process, on 1 March 2026; times are as on a clock, UTC. */
final class SightingBuilder {

    static final Identity WEB = new Identity(
            new AccountId("acct-1"), new AppId("shop"), new ProcessType("web"), new DynoSize("dyno-1c-4gb"));

    private final String uid;
    private Optional<Identity> identity = Optional.of(WEB);
    private boolean over;
    private boolean leaving;
    private boolean forced;
    private boolean held = true;
    private String node = "node-1";
    private Optional<Container> container = Optional.empty();

    private SightingBuilder(String uid) {
        this.uid = uid;
    }

    static SightingBuilder pod(String uid) {
        return new SightingBuilder(uid);
    }

    static Instant at(String time) {
        return Instant.parse("2026-03-01T" + time + "Z");
    }

    static State running(String since) {
        return new Running(at(since));
    }

    static Ended ended(String from, String to, String reason) {
        return new Ended(Optional.of(at(from)), Optional.of(at(to)), reason);
    }

    static Ended endedWhoKnowsWhen(String reason) {
        return new Ended(Optional.empty(), Optional.empty(), reason);
    }

    static State waiting(String reason) {
        return new Waiting(reason);
    }

    SightingBuilder container(int restarts, State state) {
        container = Optional.of(new Container(restarts, state, Optional.empty()));
        return this;
    }

    SightingBuilder container(int restarts, State state, Ended last) {
        container = Optional.of(new Container(restarts, state, Optional.of(last)));
        return this;
    }

    SightingBuilder anonymous() {
        identity = Optional.empty();
        return this;
    }

    SightingBuilder unplaced() {
        node = "";
        return this;
    }

    SightingBuilder over() {
        over = true;
        return this;
    }

    SightingBuilder leaving() {
        leaving = true;
        return this;
    }

    SightingBuilder forced() {
        leaving = true;
        forced = true;
        return this;
    }

    SightingBuilder notHeld() {
        held = false;
        return this;
    }

    PodSighting seen() {
        return new PodSighting(
                new PodKey("treering-acct-1", uid + "-pod", uid),
                100,
                identity,
                node,
                "amd64",
                at("11:59:00"),
                over,
                leaving,
                forced,
                held,
                container);
    }
}
