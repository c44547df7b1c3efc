package dev.treering.projections.anchor;

import dev.treering.projections.note.Reading;
import java.nio.file.Path;
import java.time.InstantSource;

/** Anchors as they are named in settings: {@code dir:PATH} and {@code git:PATH}. */
public final class Anchors {

    private static final String DIRECTORY = "dir:";
    private static final String GIT = "git:";

    private Anchors() {}

    /** Reads a setting. */
    public static Reading<Anchor> parse(String setting, InstantSource clock) {
        if (setting.startsWith(DIRECTORY) && setting.length() > DIRECTORY.length()) {
            return Reading.of(new DirectoryAnchor(Path.of(setting.substring(DIRECTORY.length()))));
        }
        if (setting.startsWith(GIT) && setting.length() > GIT.length()) {
            return Reading.of(new GitAnchor(Path.of(setting.substring(GIT.length())), clock));
        }
        return Reading.refused("an anchor is dir:PATH or git:PATH, not `" + setting + "`");
    }
}
