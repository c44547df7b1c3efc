package dev.treering.events.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** How a value of an Avro schema looks in JSON, both ways. */
sealed interface ValueShape
        permits ValueShape.Text, ValueShape.Whole, ValueShape.Large, ValueShape.Flag, ValueShape.ListOf, RecordShape {

    /** The value as Avro's generated classes hold it; null when it is not allowed, which is then among the findings. */
    @Nullable
    Object read(Json json, Place place, Findings findings);

    /** A value that Avro's generated classes hold, as JSON. */
    Json toJson(Object value);

    /** The shape of a member. Throws {@link IllegalStateException} for a kind of schema that no fact has used so far. */
    static ValueShape of(String member, Schema schema) {
        return switch (schema.getType()) {
            case STRING -> new Text("text", MemberRules.ofText(member));
            case INT ->
                schema.getLogicalType() instanceof LogicalTypes.Date
                        ? new Text("a day such as 2026-03-01", Moments::day)
                        : new Whole(MemberRules.ofNumber(member));
            case LONG ->
                schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
                        ? new Text("a time with its zone, such as 2026-03-01T12:00:00Z", Moments::time)
                        : new Large();
            case BOOLEAN -> new Flag();
            case ARRAY -> new ListOf(of(member, schema.getElementType()));
            case RECORD -> new RecordShape(schema);
            default -> throw new IllegalStateException(member + ": no JSON is agreed for " + schema);
        };
    }

    /** Text, perhaps with a meaning. {@code meaning} throws {@link IllegalArgumentException} where it has none. */
    record Text(String allowed, Function<String, Object> meaning) implements ValueShape {
        @Override
        public @Nullable Object read(Json json, Place place, Findings findings) {
            if (!(json instanceof Json.Str(var text))) {
                findings.problem(place, "is " + json.inWords() + "; allowed is " + allowed);
                return null;
            }
            try {
                return meaning.apply(text);
            } catch (IllegalArgumentException e) {
                findings.broken(place, e);
                return null;
            }
        }

        @Override
        public Json toJson(Object value) {
            return new Json.Str(value.toString());
        }
    }

    /** A whole number of 32 bits. */
    record Whole(IntConsumer rule) implements ValueShape {
        @Override
        public @Nullable Object read(Json json, Place place, Findings findings) {
            if (!(json instanceof Json.Num number) || !number.isWhole()) {
                findings.problem(place, "is " + json.inWords() + "; allowed is a whole number");
                return null;
            }
            try {
                int value = Integer.parseInt(number.text());
                rule.accept(value);
                return value;
            } catch (NumberFormatException _) {
                findings.problem(
                        place,
                        "is " + number.text() + "; allowed is " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
            } catch (IllegalArgumentException e) {
                findings.broken(place, e);
            }
            return null;
        }

        @Override
        public Json toJson(Object value) {
            return new Json.Num(value.toString());
        }
    }

    /** A whole number of 64 bits. */
    record Large() implements ValueShape {
        @Override
        public @Nullable Object read(Json json, Place place, Findings findings) {
            if (!(json instanceof Json.Num number) || !number.isWhole()) {
                findings.problem(place, "is " + json.inWords() + "; allowed is a whole number");
                return null;
            }
            try {
                return Long.parseLong(number.text());
            } catch (NumberFormatException _) {
                findings.problem(place, "is " + number.text() + "; allowed is a whole number of 64 bits");
                return null;
            }
        }

        @Override
        public Json toJson(Object value) {
            return new Json.Num(value.toString());
        }
    }

    /** Yes or no. */
    record Flag() implements ValueShape {
        @Override
        public @Nullable Object read(Json json, Place place, Findings findings) {
            if (!(json instanceof Json.Bool(var value))) {
                findings.problem(place, "is " + json.inWords() + "; allowed is true or false");
                return null;
            }
            return value;
        }

        @Override
        public Json toJson(Object value) {
            return new Json.Bool((boolean) value);
        }
    }

    /** A list of values of one shape. */
    record ListOf(ValueShape item) implements ValueShape {
        @Override
        public @Nullable Object read(Json json, Place place, Findings findings) {
            if (!(json instanceof Json.Arr(var items))) {
                findings.problem(place, "is " + json.inWords() + "; allowed is a list");
                return null;
            }
            List<Object> values = new ArrayList<>(items.size());
            for (int i = 0; i < items.size(); i++) {
                Object value = item.read(items.get(i), place.at(i), findings);
                if (value != null) {
                    values.add(value);
                }
            }
            return values;
        }

        @Override
        public Json toJson(Object value) {
            return new Json.Arr(((List<?>) value).stream().map(item::toJson).toList());
        }
    }
}
