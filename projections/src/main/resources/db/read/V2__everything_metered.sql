-- Everything that is metered, not dyno time alone; and dead letters with what mended them.
-- What is here says nothing that the topics do not say. So nothing is converted: all of it is emptied and read anew from the beginning.

truncate partition_offset, account, assignment, app, formation, dyno, price_book,
    statement, withheld, chain_head;
drop table cell, statement_line;

create table cell (
    account        text   not null collate "C",
    kind           text   not null collate "C",
    app            text   not null collate "C", -- empty for what is the account's own
    name           text   not null collate "C",
    sku            text   not null collate "C",
    day            date   not null,
    revision       int    not null,
    commanded_ms   bigint not null,
    observed_ms    bigint not null,
    billable_ms    bigint not null,
    crash_ms       bigint not null,
    lost_ms        bigint not null,
    maintenance_ms bigint not null,
    dyno_starts    int    not null,
    first_position bigint not null,
    last_position  bigint not null,
    primary key (account, day, app, name, sku, kind)
);

create table counter (
    account        text    not null collate "C",
    kind           text    not null collate "C",
    app            text    not null collate "C",
    name           text    not null collate "C",
    sku            text    not null collate "C",
    day            date    not null,
    revision       int     not null,
    quantity       numeric not null,
    events         bigint  not null,
    peak           numeric not null,
    first_position bigint  not null,
    last_position  bigint  not null,
    primary key (account, day, app, name, sku, kind)
);

create table statement_line (
    account          text    not null collate "C",
    sequence         bigint  not null,
    line             int     not null, -- from 0
    line_kind        text    not null,
    kind             text    not null,
    app              text    not null,
    app_name         text    not null,
    name             text    not null,
    sku              text    not null,
    commanded_ms     bigint  not null,
    observed_ms      bigint  not null,
    billable_ms      bigint  not null,
    crash_ms         bigint  not null,
    lost_ms          bigint  not null,
    maintenance_ms   bigint  not null,
    billed_ms        bigint  not null,
    quantity         numeric not null,
    unit             text    not null,
    book             text,
    book_version     int,
    unit_price       numeric,
    list_amount      numeric not null,
    amount           numeric not null,
    tax_category     text,
    tax_jurisdiction text,
    tax_percent      numeric,
    detail           text    not null,
    primary key (account, sequence, line)
);

-- A dead letter is named by the log position of its fact, and where it says none, by where its record lies. So a fact that is
-- rejected has one name here and on the topic of dead letters, and one that concerns everybody has one on all partitions.

-- Facts that the ledger rejected, as the accounts' chains have them.
create table rejected (
    letter   text   not null collate "C" primary key,
    position bigint not null,
    account  text   not null collate "C",
    source   text   not null,
    fact     text   not null,
    type     text   not null,
    code     text   not null,
    detail   text   not null
);

-- Records of the topic of dead letters.
create table dead_record (
    letter   text   not null collate "C" primary key,
    position bigint,
    account  text   collate "C",
    source   text,
    fact     text,
    type     text,
    code     text   not null,
    detail   text   not null,
    held_ms  bigint not null, -- the record's time: when the fact held, ms since 1970 UTC
    headers  bytea  not null,
    value    bytea
);

-- Facts that say of themselves that they mend a letter, whether or not there is one.
create table mend (
    position bigint not null primary key,
    letter   text   not null collate "C",
    source   text   not null,
    fact     text   not null
);
create index mend_letter on mend (letter);

create view dead_letter as
select letter,
    coalesce(r.position, d.position) as position,
    coalesce(r.account, d.account) as account,
    coalesce(r.source, d.source) as source,
    coalesce(r.fact, d.fact) as fact,
    coalesce(r.type, d.type) as type,
    coalesce(r.code, d.code) as code,
    coalesce(r.detail, d.detail) as detail
from rejected r full join dead_record d using (letter);

-- What was tried to mend a letter: facts that name it, and where one of them became a dead letter itself, those that name that one.
-- A fact mends only what was in the log before it; otherwise two could hide each other.
create view attempt as
with recursive attempt (letter, position, source, fact) as (
    select l.letter, m.position, m.source, m.fact
    from mend m join dead_letter l on l.letter = m.letter and m.position > coalesce(l.position, -1)
    union
    select a.letter, m.position, m.source, m.fact
    from attempt a
    join dead_letter again on again.letter = a.position::text
    join mend m on m.letter = again.letter and m.position > a.position
)
select * from attempt;

-- Every dead letter that is not an attempt to mend another; mended_by is the position of the first attempt that was taken.
create view letter as
with mended as (
    select a.letter, min(a.position) as mended_by
    from attempt a
    where not exists (select from dead_letter again where again.letter = a.position::text)
    group by a.letter
)
select l.*, m.mended_by
from dead_letter l left join mended m using (letter)
where not exists (select from attempt a where a.position::text = l.letter);
