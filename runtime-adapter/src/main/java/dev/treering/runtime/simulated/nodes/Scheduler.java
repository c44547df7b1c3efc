package dev.treering.runtime.simulated.nodes;

import dev.treering.runtime.simulated.control.Controller;
import dev.treering.runtime.simulated.control.Pass;
import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.Pod;
import dev.treering.runtime.simulated.resources.Conditions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Binds pods to the ready node that fits and has the fewest. */
public final class Scheduler implements Controller {
    @Override
    public String name() {
        return "kube-scheduler";
    }

    @Override
    public void run(Pass pass) {
        List<Pod> pods = pass.pods();
        List<Pod> waiting = pods.stream()
                .filter(pod -> !pod.isScheduled() && pod.isActive())
                .toList();
        if (waiting.isEmpty()) {
            return;
        }
        List<Room> rooms = pass.all(NodeObjects.KIND).stream()
                .map(node -> new Room(node, pods))
                .toList();
        for (Pod pod : waiting) {
            Optional<Room> best = rooms.stream()
                    .filter(room -> room.takes(pod))
                    .min(Comparator.comparing(Room::used).thenComparing(Room::name));
            best.ifPresentOrElse(room -> bind(pass, pod, room), () -> refuse(pass, pod));
        }
    }

    private static void bind(Pass pass, Pod pod, Room room) {
        room.add(pod);
        pass.edit("/pods", pod.json(), live -> {
            Json.child(live, "spec").put("nodeName", room.name());
            return live;
        });
        pass.editStatus("/pods", pod.json(), live -> {
            Conditions.set(live, "PodScheduled", "True", "", "", pass.now());
            return live;
        });
    }

    private static void refuse(Pass pass, Pod pod) {
        pass.editStatus("/pods", pod.json(), live -> {
            Conditions.set(live, "PodScheduled", "False", "Unschedulable", "no node fits", pass.now());
            return live;
        });
    }
}
