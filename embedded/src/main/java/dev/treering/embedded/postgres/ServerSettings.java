package dev.treering.embedded.postgres;

import java.util.List;

/** The server's configuration file. It is ours alone: written anew at every launch, so edits to it do not last. */
final class ServerSettings {
    static final String FILE = "postgresql.conf";

    private static final List<String> LINES = List.of(
            "# written by Treering at every launch",
            "listen_addresses = '127.0.0.1'",
            "unix_socket_directories = ''",
            "password_encryption = 'scram-sha-256'",
            "",
            "# what is acknowledged is on the disk",
            "fsync = on",
            "synchronous_commit = on",
            "full_page_writes = on",
            "wal_level = replica",
            "wal_compression = on",
            "max_wal_size = '1GB'",
            "min_wal_size = '80MB'",
            "",
            "# one application on a small machine",
            "max_connections = 60",
            "shared_buffers = '128MB'",
            "huge_pages = off",
            "io_method = 'sync'",
            "max_worker_processes = 4",
            "max_parallel_workers = 2",
            "max_parallel_workers_per_gather = 1",
            "autovacuum_max_workers = 2",
            "max_wal_senders = 2",
            "max_replication_slots = 2",
            "jit = off",
            "",
            "# the same answers everywhere",
            "timezone = 'UTC'",
            "log_timezone = 'UTC'",
            "datestyle = 'iso, ymd'",
            "lc_messages = 'C'",
            "",
            "# standard error, which the launcher leads to a file",
            "logging_collector = off",
            "log_checkpoints = off",
            "log_line_prefix = '%m [%p] '");

    private ServerSettings() {}

    /** The whole file. */
    static String text() {
        return String.join("\n", LINES) + "\n";
    }
}
