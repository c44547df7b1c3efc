package dev.treering.runtime;

import dev.treering.runtime.share.Share;
import dev.treering.runtime.share.Shares;
import dev.treering.runtime.trouble.Troubles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Deals out the parts evenly, the first to the first; takes from one before it gives to another. */
final class Dealer {

    private static final int PARTS = 4;

    private record Member(Consumer<Share> held) {}

    private final List<Member> members = new ArrayList<>();

    /** What one adapter takes part by. */
    Shares member() {
        return new Shares() {
            private Member self = new Member(_ -> {});

            @Override
            public void join(Consumer<Share> held, Troubles troubles) {
                self = new Member(held);
                Dealer.this.join(self);
            }

            @Override
            public boolean areShared() {
                return true;
            }

            @Override
            public void close() {
                leave(self);
            }
        };
    }

    private synchronized void join(Member member) {
        members.add(member);
        deal();
    }

    private synchronized void leave(Member member) {
        if (members.remove(member)) {
            member.held().accept(Share.NONE);
            deal();
        }
    }

    /** The one that observes is thought to be dead: its parts go to the others, and it does not know. */
    synchronized void firstIsDead() {
        members.removeFirst();
        deal();
    }

    private void deal() {
        for (int i = members.size() - 1; i >= 0; i--) {
            Set<Integer> parts = new HashSet<>();
            for (int part = i; part < PARTS; part += members.size()) {
                parts.add(part);
            }
            members.get(i).held().accept(new Share(parts, PARTS));
        }
    }
}
