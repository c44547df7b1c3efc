package dev.treering.projections.tlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** A disk in one step and without waiting: for what does not depend on a death. */
class PlainDisk implements Disk {

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /** A disk on which the process dies after so many steps; a write has four moments to die in. */
    static final class Dying extends PlainDisk {

        private int left;

        Dying(int steps) {
            this.left = steps;
        }

        /** How the process is gone. */
        static final class Died extends IOException {
            private static final long serialVersionUID = 1;
        }

        @Override
        public void write(Path file, byte[] bytes) throws IOException {
            step();
            Files.createDirectories(file.getParent());
            Path beside = file.resolveSibling(file.getFileName() + DurableDisk.BESIDE);
            step();
            Files.write(beside, Arrays.copyOf(bytes, bytes.length / 2));
            step();
            Files.write(beside, bytes);
            step();
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void delete(Path file) throws IOException {
            step();
            super.delete(file);
        }

        private void step() throws Died {
            if (left-- <= 0) {
                throw new Died();
            }
        }
    }
}
