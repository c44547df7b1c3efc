-- Where several partitions have a say in one row, the log's order decides and no longer which partition was read first: read in any interleaving, by
-- any number of readers, the rows are the same. What is affected is emptied and read anew.

truncate account, assignment, app, formation, dyno, price_book, dead_record;
delete from partition_offset where topic in ('platform-events', 'dead-letter');

alter table app
    alter column account set default '', -- until it is created or transferred
    alter column updated_at set default '-infinity',
    add column owner_position   bigint not null default -1, -- of the fact that says account and name
    add column release_position bigint not null default -1;

alter table formation add column position bigint not null;

-- Ended runs stay: when they were forgotten, a start on a partition that was read later brought its dyno back to life.
alter table dyno
    add column told_position bigint not null, -- of the first fact about it, which says what it is
    add column end_position  bigint not null default -1;
drop index dyno_ended;

alter table dead_record add column partition int not null; -- of several letters of one fact, that of the lowest is kept
