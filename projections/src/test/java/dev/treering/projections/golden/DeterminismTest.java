package dev.treering.projections.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.treering.projections.golden.FoldingProcess.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Another machine is another locale, zone, charset, compiler, JDK: the same archive gives the same bytes on each. */
class DeterminismTest {

    private static final Path HERE = Path.of(System.getProperty("java.home"));
    private static final Path ARCHIVE = GoldenArchive.named("2026-11/openb").archive();
    private static final Path JVMS = Path.of("/usr/lib/jvm");

    private static String expected = "";

    @BeforeAll
    static void fold_here() throws IOException {
        expected = FoldedRecords.of(ARCHIVE).records().digest();
    }

    @Test
    void turkish_in_kolkata_interpreted() throws Exception {
        var told = run(
                List.of("-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Asia/Kolkata", "-Xint"), Map.of());

        assertThat(told).isEqualTo(new Told("tr-TR", "Asia/Kolkata", "UTF-8", told.version(), expected));
    }

    @Test
    void arabic_in_apia_in_a_charset_of_seven_bits() throws Exception {
        var told = run(
                List.of(
                        "-Duser.language=ar",
                        "-Duser.country=EG",
                        "-Duser.timezone=Pacific/Apia",
                        "-Dfile.encoding=COMPAT",
                        "-XX:TieredStopAtLevel=1"),
                Map.of("LC_ALL", "C"));

        assertThat(told).isEqualTo(new Told("ar-EG", "Pacific/Apia", "US-ASCII", told.version(), expected));
    }

    /** Other identity hashes: none of them may decide an order. */
    @Test
    void hindi_at_the_date_line_with_other_identity_hashes() throws Exception {
        var told = run(
                List.of(
                        "-Duser.language=hi",
                        "-Duser.country=IN",
                        "-Duser.timezone=Pacific/Kiritimati",
                        "-Dfile.encoding=UTF-16",
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:hashCode=2"),
                Map.of());

        assertThat(told).isEqualTo(new Told("hi-IN", "Pacific/Kiritimati", "UTF-16", told.version(), expected));
    }

    @Test
    void thai_by_the_buddhist_calendar_compiled_by_c2_alone() throws Exception {
        var told = run(
                List.of(
                        "-Duser.language=th",
                        "-Duser.country=TH",
                        "-Duser.extensions=u-ca-buddhist",
                        "-Duser.timezone=America/St_Johns",
                        "-XX:-TieredCompilation",
                        "-XX:CompileThreshold=200"),
                Map.of());

        assertThat(told)
                .isEqualTo(new Told("th-TH-u-ca-buddhist", "America/St_Johns", "UTF-8", told.version(), expected));
    }

    @Test
    void every_other_jdk_of_this_machine_that_can_run_it() throws Exception {
        List<Path> others = otherJdks();
        if (others.isEmpty()) {
            abort("not tried: there is no other JDK from 25 on under " + JVMS);
        }
        for (Path jdk : others) {
            assertThat(FoldingProcess.run(jdk, List.of(), Map.of(), ARCHIVE, 2).digest())
                    .as(jdk.toString())
                    .isEqualTo(expected);
        }
    }

    private static Told run(List<String> settings, Map<String, String> environment) throws Exception {
        return FoldingProcess.run(HERE, settings, environment, ARCHIVE, 2);
    }

    private static List<Path> otherJdks() throws IOException {
        var others = new ArrayList<Path>();
        if (Files.isDirectory(JVMS)) {
            try (var homes = Files.list(JVMS)) {
                for (Path home : homes.filter(each -> !Files.isSymbolicLink(each))
                        .sorted()
                        .toList()) {
                    if (!home.toRealPath().equals(HERE.toRealPath()) && feature(home) >= 25) {
                        others.add(home);
                    }
                }
            }
        }
        return others;
    }

    private static int feature(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isReadable(release)) {
            return 0;
        }
        var said = new Properties();
        try (var in = Files.newInputStream(release)) {
            said.load(in);
        }
        String version = said.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return Integer.parseInt(version.split("[.+-]", 2)[0]);
    }
}
