package dev.treering.server.http.heroku;

import dev.treering.aggregates.decision.Command.ForApp;
import dev.treering.aggregates.decision.Command.Quantity;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One update of a formation, as clients really write it: the quantity as a number or as text, absolute or with a sign; the size
 * as text, or as an object with a name.
 */
final class ScaleRequest {

    private static final Pattern TYPE = Pattern.compile("[-\\w]{1,128}");
    private static final Pattern QUANTITY = Pattern.compile("[+-]?[0-9]{1,9}");

    private ScaleRequest() {}

    /** The wish in an update; 422 where it is none. */
    static ForApp.Scale of(AppId app, String type, JsonNode update) {
        if (!TYPE.matcher(type).matches()) {
            throw invalid("Type '" + type + "' is not a process type: letters, digits, dashes and underscores");
        }
        var quantity = quantity(update.path("quantity"));
        var size = size(update);
        if (quantity.isEmpty() && size.isEmpty()) {
            throw invalid("An update of " + type + " needs a quantity or a size");
        }
        return new ForApp.Scale(app, new ProcessType(type), quantity, size, "user");
    }

    private static Optional<Quantity> quantity(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        String text = value.isString() ? value.stringValue() : value.toString();
        if (!QUANTITY.matcher(text).matches() || (!value.isString() && text.startsWith("-"))) {
            throw invalid("Quantity is " + value + "; allowed is a number from 0, or text such as \"+1\" or \"-1\"");
        }
        int number = Integer.parseInt(text);
        boolean signed = text.startsWith("+") || text.startsWith("-");
        return Optional.of(signed ? new Quantity.Relative(number) : new Quantity.Absolute(number));
    }

    private static Optional<DynoSize> size(JsonNode update) {
        JsonNode named =
                update.path("dyno_size").isObject() ? update.path("dyno_size").path("name") : update.path("dyno_size");
        JsonNode size = update.path("size").isMissingNode() ? named : update.path("size");
        if (size.isMissingNode() || size.isNull()) {
            return Optional.empty();
        }
        if (!size.isString() || size.stringValue().isBlank()) {
            throw invalid("Size is " + size + "; allowed is a size's name such as dyno-1c-4gb");
        }
        return Optional.of(new DynoSize(Names.size(size.stringValue())));
    }

    private static Refusal invalid(String message) {
        return new Refusal(Refused.because(422, "invalid_params", message));
    }
}
