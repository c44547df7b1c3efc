package dev.treering.projections.anchor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.projections.note.Checkpoint;
import dev.treering.projections.note.Reading;
import dev.treering.projections.note.SignedCheckpoint;
import dev.treering.projections.note.SignedNote;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * A git repository, bare or not: a commit a checkpoint, each on top of the one before it, on a branch of its own that nobody works on.
 * Nothing is pushed: who may not be able to rewrite it fetches or mirrors it. {@code git show checkpoints:checkpoint} shows the newest.
 */
public final class GitAnchor implements Anchor {

    /** The branch. */
    public static final String BRANCH = "refs/heads/checkpoints";

    private static final String FILE = "checkpoint";

    private final Path path;
    private final InstantSource clock;

    /**
     * @param path of the repository; a bare one is made if nothing is there
     * @param clock for the time of commits
     */
    public GitAnchor(Path path, InstantSource clock) {
        this.path = path;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "git repository " + path;
    }

    @Override
    public Anchoring keep(SignedCheckpoint checkpoint) throws IOException {
        String note = checkpoint.note().written();
        try (Repository repository = open()) {
            for (Anchored kept : read(repository)) {
                if (kept.size() == checkpoint.checkpoint().size()) {
                    return kept.note().equals(note) ? new Anchoring.Kept(kept, true) : new Anchoring.Contradicted(kept);
                }
            }
            commit(repository, checkpoint.checkpoint(), note);
            var kept = read(repository).stream()
                    .filter(each -> each.note().equals(note))
                    .findFirst();
            return new Anchoring.Kept(kept.orElseThrow(() -> new IOException("not kept by " + name())), false);
        }
    }

    @Override
    public List<Anchored> all() throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Repository repository = open()) {
            return read(repository);
        }
    }

    private Repository open() throws IOException {
        File folder = path.toFile();
        boolean fresh = !Files.exists(path);
        var builder = new FileRepositoryBuilder().setMustExist(!fresh);
        boolean normal = Files.isDirectory(path.resolve(Constants.DOT_GIT));
        Repository repository = (normal
                        ? builder.setWorkTree(folder)
                        : builder.setGitDir(folder).setBare())
                .build();
        if (fresh) {
            repository.create(true);
        }
        repository.getConfig().setBoolean("core", null, "fsyncObjectFiles", true);
        repository.getConfig().setBoolean("core", null, "fsyncRefFiles", true);
        return repository;
    }

    private void commit(Repository repository, Checkpoint checkpoint, String note) throws IOException {
        ObjectId tip = repository.resolve(BRANCH);
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            var tree = new TreeFormatter();
            tree.append(FILE, FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, note.getBytes(UTF_8)));
            var commit = new CommitBuilder();
            commit.setTreeId(inserter.insert(tree));
            if (tip != null) {
                commit.setParentId(tip);
            }
            var author = new PersonIdent("Treering", "treering@localhost", clock.instant(), ZoneOffset.UTC);
            commit.setAuthor(author);
            commit.setCommitter(author);
            commit.setMessage("Checkpoint of " + checkpoint.origin() + " at size " + checkpoint.size() + "\n");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            update(repository, tip, id);
        }
    }

    private void update(Repository repository, @Nullable ObjectId tip, ObjectId id) throws IOException {
        RefUpdate update = repository.updateRef(BRANCH);
        update.setExpectedOldObjectId(tip == null ? ObjectId.zeroId() : tip);
        update.setNewObjectId(id);
        update.setRefLogMessage("checkpoint", false);
        var result = update.update();
        if (result != RefUpdate.Result.NEW && result != RefUpdate.Result.FAST_FORWARD) {
            throw new IOException(BRANCH + " of " + name() + " was not moved: " + result);
        }
    }

    /** From the newest commit to the first. */
    private List<Anchored> read(Repository repository) throws IOException {
        ObjectId tip = repository.resolve(BRANCH);
        var all = new ArrayList<Anchored>();
        if (tip == null) {
            return all;
        }
        try (var walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(tip));
            for (RevCommit commit : walk) {
                all.add(read(repository, commit));
            }
        }
        all.sort(Comparator.comparingLong(Anchored::size));
        return all;
    }

    private Anchored read(Repository repository, RevCommit commit) throws IOException {
        try (TreeWalk found = TreeWalk.forPath(repository, FILE, commit.getTree())) {
            if (found == null) {
                throw new IOException("commit " + commit.name() + " of " + name() + " has no file " + FILE);
            }
            String note = new String(repository.open(found.getObjectId(0)).getBytes(), UTF_8);
            var at = commit.getCommitterIdent().getWhenAsInstant();
            return switch (SignedNote.parse(note).then(each -> Checkpoint.parse(each.text()))) {
                case Reading.Read<Checkpoint> read -> new Anchored(read.value().size(), note, at);
                case Reading.Refused<Checkpoint> refused ->
                    throw new IOException("commit " + commit.name() + " of " + name() + ": " + refused.reason());
            };
        }
    }
}
