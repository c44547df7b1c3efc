package dev.treering.embedded.postgres;

import com.sun.security.auth.module.UnixSystem;
import dev.treering.embedded.StartFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** As whom PostgreSQL's programs run, which refuse to run as root. */
enum Identity {
    /** An ordinary user needs nothing. */
    OURSELVES(List.of()),

    /** Root in a fresh user namespace without a mapping: to the programs it looks like nobody, to the file system it is root. */
    ROOT_IN_A_NAMESPACE(List.of("unshare", "--user")),

    /** Where namespaces are forbidden, as in most containers: root that has become nobody, who must own the files. */
    NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all"));

    private static final int NOBODYS_ID = 65534;
    private final List<String> prefix;

    Identity(List<String> prefix) {
        this.prefix = prefix;
    }

    /** Settles as whom to run. */
    @FunctionalInterface
    interface Choice {
        Identity identity() throws IOException;
    }

    /** The least intrusive identity that works on this machine. */
    static Identity onThisMachine() throws IOException {
        if (new UnixSystem().getUid() != 0) {
            return OURSELVES;
        }
        for (Identity identity : List.of(ROOT_IN_A_NAMESPACE, NOBODY)) {
            if (identity.works()) {
                return identity;
            }
        }
        throw new StartFailedException(
                "PostgreSQL refuses to run as root, and neither 'unshare --user' nor 'setpriv' works "
                        + "here. Run as an ordinary user, or install util-linux.");
    }

    private boolean works() throws IOException {
        try {
            return Finished.of(new ProcessBuilder(command(List.of("true")))).succeeded();
        } catch (ToolMissingException e) {
            return false;
        }
    }

    /** The command that runs {@code program} as this identity, in the same process. */
    List<String> command(List<String> program) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(program);
        return List.copyOf(command);
    }

    /** Whether files have to be given away before the programs can use them. */
    boolean isSomebodyElse() {
        return this == NOBODY;
    }

    /** Refuses early, and in words, a directory behind one that this identity cannot pass, such as root's home. */
    void checkItMayEnter(Path directory) throws IOException {
        if (isSomebodyElse()
                && !Finished.of(new ProcessBuilder(command(List.of("test", "-x", directory.toString()))))
                        .succeeded()) {
            throw new StartFailedException("PostgreSQL refuses to run as root, and the user it runs as instead (id "
                    + NOBODYS_ID + ") cannot enter " + directory
                    + ": choose a directory that others may enter, or run as an ordinary user.");
        }
    }

    /** Makes this identity the owner of a file or an empty directory of ours. */
    void own(Path path) throws IOException {
        if (isSomebodyElse()) {
            Files.setAttribute(path, "unix:uid", NOBODYS_ID);
            Files.setAttribute(path, "unix:gid", NOBODYS_ID);
        }
    }
}
