package dev.treering.runtime.simulated.control;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Spares a controller what it would do in vain: a look at the very objects at which it found nothing to do. What is stored is never
 * changed but replaced, so the same tree is the same state. Only a short cut: a controller that forgets it does the same.
 */
public final class AtRest {

    private final Map<String, List<ObjectNode>> known = new ConcurrentHashMap<>();

    /**
     * Does the work, unless it was done with these very objects and changed nothing.
     *
     * @param seen everything the work looks at
     */
    public void unless(Pass pass, String uid, List<ObjectNode> seen, Runnable work) {
        if (same(known.get(uid), seen)) {
            return;
        }
        long before = pass.resources().store().revision();
        work.run();
        if (pass.resources().store().revision() == before) {
            known.put(uid, seen);
        } else {
            known.remove(uid);
        }
    }

    private static boolean same(@Nullable List<ObjectNode> one, List<ObjectNode> other) {
        if (one == null || one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i) != other.get(i)) {
                return false;
            }
        }
        return true;
    }
}
