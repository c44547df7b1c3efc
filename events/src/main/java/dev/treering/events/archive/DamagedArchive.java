package dev.treering.events.archive;

/** An archive that is not as it was written, or not whole: where, what must be there, and what is. */
public final class DamagedArchive extends RuntimeException {

    /** The record of what is damaged as a whole. */
    public static final long WHOLE_FILE = -1;

    private static final long serialVersionUID = 1;

    private final String file;
    private final long record;
    private final String field;
    private final String expected;
    private final String found;

    /** @param record counted from 0 in the file, or {@link #WHOLE_FILE} */
    DamagedArchive(String file, long record, String field, String expected, String found) {
        super(file + (record == WHOLE_FILE ? "" : ", record " + record) + ": " + field + ": expected " + expected
                + ", found " + found);
        this.file = file;
        this.record = record;
        this.field = field;
        this.expected = expected;
        this.found = found;
    }

    public String file() {
        return file;
    }

    public long record() {
        return record;
    }

    public String field() {
        return field;
    }

    public String expected() {
        return expected;
    }

    public String found() {
        return found;
    }
}
