package dev.treering.aggregates.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.decision.Command;
import dev.treering.aggregates.decision.Command.ForAccount;
import dev.treering.aggregates.decision.Command.ForApp;
import dev.treering.aggregates.decision.Command.ForCalendar;
import dev.treering.aggregates.decision.Command.Quantity;
import dev.treering.events.fixture.Examples;
import dev.treering.events.vocabulary.DynoSize;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final List<Command> ALL_DIFFERENT = List.of(
            new ForAccount.Open(Examples.ACME, "a", Examples.USD, "bc"),
            new ForAccount.Open(Examples.ACME, "ab", Examples.USD, "c"),
            new ForAccount.EnrolInPilot(Examples.ACME, Examples.DAY),
            new ForAccount.ScheduleLive(Examples.ACME, Examples.DAY),
            new ForAccount.AssignPriceBook(Examples.ACME, Examples.BOOK, Examples.DAY),
            new ForApp.Create(Examples.ACME, Examples.SHOP, "shop"),
            new ForApp.Release(Examples.SHOP, "image", "arm64"),
            new ForApp.Release(Examples.SHOP, "imagearm64", ""),
            new ForApp.Delete(Examples.SHOP),
            scale(Optional.of(new Quantity.Absolute(1)), Optional.empty(), Optional.empty()),
            scale(Optional.of(new Quantity.Relative(1)), Optional.empty(), Optional.empty()),
            scale(Optional.empty(), Optional.of(Examples.SMALL), Optional.empty()),
            scale(Optional.empty(), Optional.empty(), Optional.of(Examples.SMALL)),
            new ForCalendar.CloseDay(Examples.DAY),
            new ForCalendar.ClosePeriod(YearMonth.from(Examples.DAY)));

    private static ForApp.Scale scale(
            Optional<Quantity> quantity, Optional<DynoSize> size, Optional<DynoSize> firstSize) {
        return new ForApp.Scale(Examples.SHOP, Examples.WEB, quantity, size, firstSize, "user");
    }

    @Test
    void no_two_commands_have_the_same() {
        assertThat(ALL_DIFFERENT).extracting(Fingerprint::of).doesNotHaveDuplicates();
    }

    @Test
    void it_is_kept_with_facts_so_it_is_pinned() {
        // sha256sum of "6:delete4:shop"
        assertThat(Fingerprint.of(new ForApp.Delete(Examples.SHOP)))
                .hasToString("9749e7059f6c53c86c30bc205e424c96e397187dcf4287872bbf2351a6792cbc");
    }
}
