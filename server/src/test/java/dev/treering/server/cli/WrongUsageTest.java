package dev.treering.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be meant is told before any server is asked, and exits with 64. */
class WrongUsageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            close period 2026-13                                    | '2026-13' is not a month such as 2026-03
            close day 2026-02-30                                    | '2026-02-30' is not a day such as 2026-03-10
            backbill show acme --text                               | --text needs a case
            backbill propose acme c1 --from 2026-01-01              | Missing required option: '--until=DAY'
            backbill propose acme c1 --from 2026-01-01 --until 2026-02-01 --exclude outage | 'outage' is not such as 2027-01-10..2027-01-12=outage
            backbill approve acme c1 --by ann                       | Missing required option: '--hash=HEX'
            backbill waive acme c1 --by ann                         | Missing required option: '--reason
            backbill dispute acme d1 --reason wrong                 | a dispute needs --from and --until, or --resolve
            backbill dispute acme d1 --reason wrong --resolve maybe | 'maybe'
            backbill dispute acme d1 --reason wrong --resolve upheld --from 2026-01-20 | --resolve goes without them
            account pilot enrol acme                                | Missing required option: '--from=DAY'
            account pilot withdraw acme                             | Missing required option: '--reason
            account budget acme --none --at 50                      | with --none there is no amount, and no --at
            account budget acme 500 --none                          | with --none there is no amount, and no --at
            account budget acme --at 50                             | --at goes with an amount: acme 500 --at 50
            invoice credit INV-000001 1.00                          | Missing required option: '--reason=TEXT'
            audit prove acme 2026-03                                | Missing required option: '--line=N'
            audit prove acme 2026-03 --line 1 --keys keys           | --keys goes with --kafka
            audit verify --bundle bundle.json                       | --bundle goes with --key or --keys
            audit verify --bundle bundle.json --key a+b+c --account acme | --bundle goes with --key or --keys
            audit verify --key a+b+c --keys keys                    | --key and --keys do not go together
            audit verify --invoice 7                                | is not an invoice's number
            audit verify --invoice INV-000001 --month 2026-03       | --invoice goes without
            audit verify --log seals --month 2026-03                | --log goes with --key or --keys
            audit prove acme --line 1                               | name a MONTH, or a --case
            audit diff checkpoint:x 3                               | is not a position of the log
            audit verify --bundle bundle.json --key nonsense        | a verifier key is name+id+base64
            statement compare 2026-03                               | Missing required option: '--books=ID@V,ID@V'
            """)
    void is_told_with_the_command_that_helps(String command, String why) {
        var told = new StringWriter();
        var writer = new PrintWriter(told, true);

        int exitCode = CommandLineInterface.commands(writer, writer).execute(command.split(" "));

        assertThat(exitCode).as(told.toString()).isEqualTo(ExitCode.USAGE);
        assertThat(told.toString()).contains(why).contains("--help");
    }
}
