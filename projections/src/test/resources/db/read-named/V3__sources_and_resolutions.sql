-- Who said that a dyno runs, and when each source was last heard of. What is known of the platform is emptied, and all topics are read anew: what they
-- say of the ledgers already is passed over.

truncate read.partition_offset, read.account, read.assignment, read.app, read.formation, read.dyno, read.price_book;


alter table read.dyno add column source text not null collate "C";
create index dyno_open_by_source on read.dyno (source) where ended_at is null;

create table read.source (
    source     text        not null collate "C" primary key,
    last_heard timestamptz not null -- when its newest fact held
);

-- What became of each stated cell. This is a second lock beside the account's ledger, so it lies apart from the read models: it
-- is not dropped and not rebuilt with them. What is read again must be what is there already.

create schema if not exists resolution;

create table if not exists resolution.cell_resolutions (
    account    text    not null collate "C",
    kind       text    not null collate "C",
    app        text    not null collate "C",
    name       text    not null collate "C",
    sku        text    not null collate "C",
    day        date    not null,
    revision   int     not null check (revision >= 0),
    resolution text    not null check (resolution in ('POSTED_LIVE', 'POSTED_BACK_BILL', 'WAIVED', 'EXPIRED')),
    reference  text    not null, -- the period stated, the case posted, or who waived and why
    billed_ms  bigint  not null,
    amount     numeric not null, -- charged by it, or given up by it
    sequence   bigint  not null, -- of the entry in the account's chain
    primary key (account, kind, app, name, sku, day, revision)
);

-- Entries that would have resolved a cell again, or an older revision after a newer one.
create table if not exists resolution.violation (
    code       text    not null,
    account    text    not null collate "C",
    kind       text    not null collate "C",
    app        text    not null collate "C",
    name       text    not null collate "C",
    sku        text    not null collate "C",
    day        date    not null,
    revision   int     not null,
    resolution text    not null,
    reference  text    not null,
    billed_ms  bigint  not null,
    amount     numeric not null,
    sequence   bigint  not null,
    primary key (account, kind, app, name, sku, day, revision, sequence, resolution, reference, billed_ms, amount)
);

create or replace function resolution.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'a resolution is never changed or removed: % on %', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

create or replace trigger insert_only before update or delete or truncate on resolution.cell_resolutions
    for each statement execute function resolution.refuse();
create or replace trigger insert_only before update or delete or truncate on resolution.violation
    for each statement execute function resolution.refuse();

-- A revision comes after all that are there, and so does its entry: one entry may resolve several revisions of a cell.
create or replace function resolution.in_order() returns trigger language plpgsql as $$
declare
    newest record;
begin
    select max(revision) as revision, max(sequence) as sequence into newest from resolution.cell_resolutions c
    where (c.account, c.kind, c.app, c.name, c.sku, c.day)
        = (new.account, new.kind, new.app, new.name, new.sku, new.day);
    if new.revision <= newest.revision or new.sequence < newest.sequence then
        raise exception 'revision % by entry % comes after revision % by entry %',
            new.revision, new.sequence, newest.revision, newest.sequence using errcode = 'check_violation';
    end if;
    return new;
end $$;

create or replace trigger in_order before insert on resolution.cell_resolutions
    for each row execute function resolution.in_order();

-- Takes resolutions in, in the order given. One that is there already, the same in every column, is nothing new; one that is
-- not the same, or comes too late, is kept as a violation and stops none of the others.
create or replace function resolution.take(
    accounts text[], kinds text[], apps text[], names text[], skus text[], days date[], revisions int[],
    resolutions text[], refs text[], billed bigint[], amounts numeric[], sequences bigint[]) returns void
    language plpgsql as $$
declare
    given record;
    newest record;
    there resolution.cell_resolutions;
    problem text;
begin
    for given in
        select * from unnest(accounts, kinds, apps, names, skus, days, revisions, resolutions, refs, billed, amounts, sequences)
            with ordinality as g (account, kind, app, name, sku, day, revision, resolution, reference, billed_ms, amount, sequence, nth)
        order by nth
    loop
        problem := null;
        select * into there from resolution.cell_resolutions c
        where (c.account, c.kind, c.app, c.name, c.sku, c.day, c.revision)
            = (given.account, given.kind, given.app, given.name, given.sku, given.day, given.revision);
        if found then
            continue when (there.resolution, there.reference, there.billed_ms, there.amount, there.sequence)
                is not distinct from (given.resolution, given.reference, given.billed_ms, given.amount, given.sequence);
            problem := 'RESOLVED_TWICE';
        else
            select max(revision) as revision, max(sequence) as sequence into newest from resolution.cell_resolutions c
            where (c.account, c.kind, c.app, c.name, c.sku, c.day)
                = (given.account, given.kind, given.app, given.name, given.sku, given.day);
            if given.revision <= newest.revision or given.sequence < newest.sequence then
                problem := 'OUT_OF_ORDER';
            end if;
        end if;
        if problem is null then
            insert into resolution.cell_resolutions values (given.account, given.kind, given.app, given.name, given.sku,
                given.day, given.revision, given.resolution, given.reference, given.billed_ms, given.amount, given.sequence);
        else
            insert into resolution.violation values (problem, given.account, given.kind, given.app, given.name, given.sku,
                given.day, given.revision, given.resolution, given.reference, given.billed_ms, given.amount, given.sequence)
            on conflict do nothing;
        end if;
    end loop;
end $$;
