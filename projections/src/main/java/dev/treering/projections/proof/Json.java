package dev.treering.projections.proof;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** JSON that has only texts, lists and objects: numbers are texts, so that nothing is ever rounded. */
sealed interface Json {

    /** The one way it is written, RFC 8785: no white space, members by name, as few escapes as JSON allows. */
    String written();

    record Text(String value) implements Json {
        @Override
        public String written() {
            var out = new StringBuilder(value.length() + 2).append('"');
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c < ' ' || c == '"' || c == '\\') {
                    out.append(escaped(c));
                } else {
                    out.append(c);
                }
            }
            return out.append('"').toString();
        }

        private static String escaped(char c) {
            return switch (c) {
                case '"' -> "\\\"";
                case '\\' -> "\\\\";
                case '\b' -> "\\b";
                case '\t' -> "\\t";
                case '\n' -> "\\n";
                case '\f' -> "\\f";
                case '\r' -> "\\r";
                default -> "\\u" + HexFormat.of().toHexDigits(c);
            };
        }
    }

    record Items(List<Json> items) implements Json {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String written() {
            return items.stream().map(Json::written).collect(Collectors.joining(",", "[", "]"));
        }
    }

    /** Members in the order of their names by UTF-16 code units, which is that of {@link String#compareTo}. */
    record Members(SortedMap<String, Json> members) implements Json {
        public Members {
            members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        }

        @Override
        public String written() {
            return members.entrySet().stream()
                    .map(each -> new Text(each.getKey()).written() + ":"
                            + each.getValue().written())
                    .collect(Collectors.joining(",", "{", "}"));
        }
    }
}
