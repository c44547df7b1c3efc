package dev.treering.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TarXzTest {
    private static final int PROGRAM = 0755;
    private static final int PLAIN = 0644;

    @TempDir
    private Path directory;

    @Test
    void files_keep_their_content_and_whether_they_are_programs_and_links_lead_where_they_led() throws Exception {
        TarXz.unpack(
                archive(tar -> {
                    file(tar, "./bin/tool", PROGRAM, "run me");
                    file(tar, "share/note", PLAIN, "read me");
                    link(tar, "share/again", "../bin/tool");
                }),
                directory);

        assertThat(directory.resolve("bin/tool")).hasContent("run me").isExecutable();
        assertThat(directory.resolve("share/note")).hasContent("read me");
        assertThat(Files.isExecutable(directory.resolve("share/note"))).isFalse();
        assertThat(directory.resolve("share/again")).isSymbolicLink().hasContent("run me");
    }

    @Test
    void an_entry_or_a_link_that_leads_outside_fails_the_whole() throws Exception {
        InputStream entry = archive(tar -> file(tar, "share/../../escaped", PLAIN, "?"));
        InputStream link = archive(tar -> link(tar, "share/out", "../../etc"));

        assertThatThrownBy(() -> TarXz.unpack(entry, directory)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> TarXz.unpack(link, directory)).isInstanceOf(IOException.class);
        assertThat(directory.resolveSibling("escaped")).doesNotExist();
    }

    @FunctionalInterface
    private interface Entries {
        void writeTo(TarArchiveOutputStream tar) throws IOException;
    }

    private static InputStream archive(Entries entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new XZCompressorOutputStream(bytes))) {
            entries.writeTo(tar);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static void file(TarArchiveOutputStream tar, String name, int mode, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(mode);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static void link(TarArchiveOutputStream tar, String name, String target) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }
}
