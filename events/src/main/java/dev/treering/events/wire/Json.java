package dev.treering.events.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A JSON value. Numbers stay the text they were, so that nothing is rounded on the way through. */
sealed interface Json {

    /** Writes the value as the next one of a document. */
    void write(JsonGenerator out);

    /** What the value is, in words, for messages. */
    String inWords();

    /** Members in the order of the text. */
    record Obj(Map<String, Json> members) implements Json {
        @Nullable
        Json member(String name) {
            return members.get(name);
        }

        @Override
        public void write(JsonGenerator out) {
            out.writeStartObject();
            members.forEach((name, value) -> {
                out.writeName(name);
                value.write(out);
            });
            out.writeEndObject();
        }

        @Override
        public String inWords() {
            return "an object";
        }
    }

    record Arr(List<Json> items) implements Json {
        @Override
        public void write(JsonGenerator out) {
            out.writeStartArray();
            items.forEach(item -> item.write(out));
            out.writeEndArray();
        }

        @Override
        public String inWords() {
            return "a list";
        }
    }

    record Str(String text) implements Json {
        @Override
        public void write(JsonGenerator out) {
            out.writeString(text);
        }

        @Override
        public String inWords() {
            return "the text " + Quoted.of(text);
        }
    }

    record Num(String text) implements Json {
        /** Whether it is written without a fraction and without an exponent. */
        boolean isWhole() {
            return text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        }

        @Override
        public void write(JsonGenerator out) {
            out.writeNumber(text);
        }

        @Override
        public String inWords() {
            return "the number " + text;
        }
    }

    record Bool(boolean value) implements Json {
        @Override
        public void write(JsonGenerator out) {
            out.writeBoolean(value);
        }

        @Override
        public String inWords() {
            return Boolean.toString(value);
        }
    }

    record Null() implements Json {
        static final Null NULL = new Null();

        @Override
        public void write(JsonGenerator out) {
            out.writeNull();
        }

        @Override
        public String inWords() {
            return "null";
        }
    }
}
