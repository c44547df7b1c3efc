package dev.treering.projections.proof;

import dev.treering.projections.sealing.CanonicalJson;
import java.util.Collections;
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
            return CanonicalJson.quoted(value);
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
                    .map(each -> CanonicalJson.quoted(each.getKey()) + ":"
                            + each.getValue().written())
                    .collect(Collectors.joining(",", "{", "}"));
        }
    }
}
