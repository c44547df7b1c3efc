package dev.treering.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.server.access.ApiKeys.Key;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {

    private static final AccountId ACME = new AccountId("acme");

    @Test
    void a_secret_opens_what_its_key_opens_and_is_not_kept() {
        String admin = ApiKeys.newSecret();
        String robot = ApiKeys.newSecret();
        var keys = new ApiKeys(List.of(Key.admin("boss", admin), Key.of(ACME, "robot", robot)));

        assertThat(keys.callerWith(admin)).contains(new Caller("boss", new Caller.Scope.Admin()));
        assertThat(keys.callerWith(robot)).contains(new Caller("robot", new Caller.Scope.OfAccount(ACME)));
        assertThat(keys.callerWith(ApiKeys.newSecret())).isEmpty();
        assertThat(keys.callerWith("")).isEmpty();
        assertThat(Key.admin("boss", admin).toString()).doesNotContain(admin);
    }

    @Test
    void a_secret_has_256_random_bits_behind_a_prefix() {
        var secrets = Stream.generate(ApiKeys::newSecret).limit(1000).toList();

        assertThat(secrets).doesNotHaveDuplicates().allSatisfy(secret -> {
            assertThat(secret).startsWith("tr_");
            assertThat(Base64.getUrlDecoder().decode(secret.substring(3))).hasSize(32);
        });
    }

    @Test
    void a_key_of_an_account_acts_for_that_account_alone() {
        var robot = new Caller("robot", new Caller.Scope.OfAccount(ACME));

        assertThat(robot.mayActFor(ACME)).isTrue();
        assertThat(robot.mayActFor(new AccountId("other"))).isFalse();
        assertThat(robot.isAdmin()).isFalse();
    }

    @Test
    void the_secret_is_a_bearer_token_or_a_basic_password() {
        String basic = Base64.getEncoder().encodeToString("anybody:tr_x:y".getBytes(UTF_8));

        assertThat(Authorization.secretIn("Bearer tr_x")).contains("tr_x");
        assertThat(Authorization.secretIn("bearer  tr_x")).contains("tr_x");
        assertThat(Authorization.secretIn("Basic " + basic)).contains("tr_x:y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "tr_x", "Digest tr_x", "Basic ???", "Basic bm9jb2xvbg=="})
    void anything_else_is_no_secret(String header) {
        assertThat(Authorization.secretIn(header)).isEmpty();
    }
}
