-- The one order of all facts. The position is the lock: an append goes to exactly the newest position + 1, so of two that
-- race one is refused by the primary key. Positions are therefore without gaps and in the order of commits.
create table store.fact (
    position    bigint not null constraint fact_position primary key,
    source      text   not null,
    id          text   not null,
    type        text   not null,
    held_at     bigint not null, -- milliseconds since 1970 UTC, as are all times here: exact over the whole range
    recorded_at bigint not null,
    account     text,            -- null: concerns everybody
    payload     bytea  not null, -- as published
    extensions  jsonb  not null,
    tags        text[] not null,
    constraint fact_identity unique (source, id)
);

-- What facts can be sourced by. A table of its own rather than a GIN index over the array: read in order, no pending list.
create table store.fact_tag (
    tag      text   not null,
    position bigint not null,
    constraint fact_tag_position primary key (tag, position)
);

-- Facts are never changed and never taken back.
create function store.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'facts are never changed: % on % is refused', tg_op, tg_table_name;
end
$$;
create trigger fact_is_append_only before update or delete or truncate on store.fact
    for each statement execute function store.refuse_change();
create trigger fact_tag_is_append_only before update or delete or truncate on store.fact_tag
    for each statement execute function store.refuse_change();

-- For people: the same with times that can be read.
create view store.fact_for_people as
select position, type, source, id, account,
       to_timestamp(held_at / 1000.0) at time zone 'UTC' as held_at_utc,
       to_timestamp(recorded_at / 1000.0) at time zone 'UTC' as recorded_at_utc,
       extensions, tags, octet_length(payload) as payload_bytes
from store.fact;
