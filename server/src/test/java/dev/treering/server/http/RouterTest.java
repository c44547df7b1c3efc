package dev.treering.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.server.http.Router.Found;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RouterTest {

    private final Route byId = Route.anyKey("GET", "/v1/things/{id}", _ -> Answer.json(200, Map.of()));
    private final Route special = Route.anyKey("GET", "/v1/things/special", _ -> Answer.json(200, Map.of()));
    private final Route make = Route.anyKey("POST", "/v1/things/{id}", _ -> Answer.json(200, Map.of()));
    private final Door door = new OneDoor(List.of(byId, special, make));
    private final Router router = new Router(List.of(door));

    private record OneDoor(List<Route> routes) implements Door {
        @Override
        public String name() {
            return "one";
        }

        @Override
        public boolean owns(String path) {
            return true;
        }

        @Override
        public Answer tell(Refused refused) {
            return Answer.json(refused.status(), Map.of());
        }
    }

    @Test
    void a_literal_goes_before_a_parameter() {
        assertThat(router.find("GET", "/v1/things/special")).isEqualTo(new Found.Match(door, special, Map.of()));
        assertThat(router.find("GET", "/v1/things/7")).isEqualTo(new Found.Match(door, byId, Map.of("id", "7")));
    }

    @Test
    void a_parameter_is_decoded_after_the_path_is_taken_apart() {
        assertThat(router.find("GET", "/v1/things/a%2Fb%20c+d%C3%A4"))
                .isEqualTo(new Found.Match(door, byId, Map.of("id", "a/b c+dä")));
    }

    @Test
    void a_path_that_cannot_be_decoded_names_nothing() {
        assertThat(router.find("GET", "/v1/things/%zz")).isEqualTo(new Found.Nothing());
    }

    @Test
    void another_method_is_told_which_there_are() {
        assertThat(router.find("PUT", "/v1/things/7"))
                .isEqualTo(new Found.WrongMethod(new TreeSet<>(List.of("GET", "POST"))));
        assertThat(router.find("GET", "/v1/things")).isEqualTo(new Found.Nothing());
    }
}
