-- What the log and the ledgers say, in a form that answers questions. Everything here can be dropped and is rebuilt from Kafka.
-- Text sorts by code point (collate "C"), so that answers are in the same order on every machine.

create table read.partition_offset (
    topic       text   not null collate "C",
    partition   int    not null,
    next_offset bigint not null, -- offset after the last record whose rows are here
    position    bigint not null, -- log position of that record; -1 where records carry none
    primary key (topic, partition)
);

create table read.account (
    account    text not null collate "C" primary key,
    name       text,        -- null until the account is opened: facts about it may come first
    currency   text,
    cohort     text,
    opened_at  timestamptz,
    pilot_from date,
    live_from  date
);

create table read.assignment (
    account  text not null collate "C",
    from_day date not null,
    book     text not null,
    version  int  not null,
    primary key (account, from_day)
);

create table read.app (
    app        text not null collate "C" primary key,
    account    text not null collate "C",
    name       text collate "C", -- null until the app is created
    release    int  not null default 0,
    image      text not null default '',
    created_at timestamptz,
    updated_at timestamptz not null,
    deleted_at timestamptz
);
create index app_account on read.app (account) where deleted_at is null;
create index app_name on read.app (name) where deleted_at is null;

create table read.formation (
    app        text not null collate "C",
    process    text not null collate "C",
    quantity   int  not null,
    size       text not null,
    updated_at timestamptz not null,
    primary key (app, process)
);

-- Ended runs stay for a while, so that a start that comes after its stop does not bring a dyno back to life.
create table read.dyno (
    app        text not null collate "C",
    pod        text not null collate "C",
    restart    int  not null,
    process    text not null collate "C",
    name       text not null collate "C",
    size       text not null,
    node       text not null,
    started_at timestamptz not null,
    ended_at   timestamptz,
    primary key (app, pod, restart)
);
create index dyno_open on read.dyno (app) where ended_at is null;
create index dyno_ended on read.dyno (ended_at) where ended_at is not null;

create table read.price_book (
    book    text  not null collate "C",
    version int   not null,
    fact    bytea not null, -- the published fact, as on the log
    primary key (book, version)
);

create table read.cell (
    account        text   not null collate "C",
    app            text   not null collate "C",
    process        text   not null collate "C",
    size           text   not null collate "C",
    day            date   not null,
    revision       int    not null,
    commanded_ms   bigint not null,
    observed_ms    bigint not null,
    billable_ms    bigint not null,
    dyno_starts    int    not null,
    first_position bigint not null,
    last_position  bigint not null,
    primary key (account, day, app, process, size)
);

create table read.statement (
    account  text    not null collate "C",
    sequence bigint  not null,
    hash     bytea   not null,
    period   text    not null collate "C", -- yyyy-MM
    mode     text    not null,
    currency text    not null,
    lines    int     not null,
    total    numeric not null,
    primary key (account, sequence)
);
create index statement_period on read.statement (period);

create table read.statement_line (
    account      text    not null collate "C",
    sequence     bigint  not null,
    line         int     not null, -- from 0
    app          text    not null,
    app_name     text    not null,
    process      text    not null,
    size         text    not null,
    commanded_ms bigint  not null,
    observed_ms  bigint  not null,
    billable_ms  bigint  not null,
    book         text    not null,
    book_version int     not null,
    unit_price   numeric not null,
    unit         text    not null,
    amount       numeric not null,
    primary key (account, sequence, line)
);

create table read.withheld (
    account  text   not null collate "C",
    period   text   not null collate "C",
    mode     text   not null,
    sequence bigint not null,
    reason   text   not null,
    detail   text   not null,
    primary key (account, period, mode)
);

create table read.chain_head (
    account  text   not null collate "C" primary key,
    sequence bigint not null,
    hash     bytea  not null
);
