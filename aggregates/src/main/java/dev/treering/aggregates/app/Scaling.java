package dev.treering.aggregates.app;

import static dev.treering.aggregates.rule.Decision.nothingToDo;
import static dev.treering.aggregates.rule.Decision.refused;

import dev.treering.aggregates.decision.Command.ForApp.Scale;
import dev.treering.aggregates.decision.Command.Quantity;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.Decision;
import dev.treering.events.facts.AppFact.FormationScaled;
import java.util.Optional;

/** The rule of scaling one process type of a running app. */
final class Scaling {

    /** The most dynos a command may ask for in one process type. Imported facts may tell of more. */
    static final int MOST_DYNOS = 100;

    private Scaling() {}

    static Decision decide(App.Running app, Scale command) {
        var now = app.formation().of(command.process());
        // the command's int and the present quantity are added as long: a relative wish cannot overflow into a small
        // one
        long quantity = command.quantity().map(wished -> count(wished, now)).orElse((long)
                now.map(Formation.Scale::quantity).orElse(0));
        if (command.quantity().isPresent() && quantity > MOST_DYNOS) {
            return refused(Rejection.TOO_MANY_DYNOS, limits(command, quantity));
        }
        if (quantity < 0) {
            return refused(Rejection.TOO_FEW_DYNOS, limits(command, quantity));
        }
        var size = command.size().or(() -> now.map(Formation.Scale::size)).or(command::firstSize);
        if (size.isEmpty()) {
            return refused(
                    Rejection.SIZE_UNKNOWN,
                    command.process() + " of app " + command.app() + " has no size yet; a size must be given");
        }
        var next = new Formation.Scale(Math.toIntExact(quantity), size.get());
        return now.equals(Optional.of(next))
                ? nothingToDo()
                : Decision.of(new FormationScaled(
                        app.account(),
                        command.app(),
                        command.process(),
                        next.quantity(),
                        next.size(),
                        command.cause()));
    }

    private static long count(Quantity wished, Optional<Formation.Scale> now) {
        return switch (wished) {
            case Quantity.Absolute(var dynos) -> dynos;
            case Quantity.Relative(var dynos) ->
                (long) now.map(Formation.Scale::quantity).orElse(0) + dynos;
        };
    }

    private static String limits(Scale command, long quantity) {
        return command.process() + " of app " + command.app() + " would have " + quantity + " dynos; allowed is 0 to "
                + MOST_DYNOS;
    }
}
