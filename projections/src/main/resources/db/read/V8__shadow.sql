-- Disputes, and what was stated in shadow, both as they lie in their topics. Earlier versions passed over them. So what is known of the platform is
-- emptied, and all topics are read anew: what they say of the ledgers already is passed over.

truncate partition_offset, account, assignment, app, formation, dyno, price_book;

create table dispute_fact (
    position bigint not null primary key,
    account  text   not null collate "C",
    type     text   not null, -- disputed or resolved
    fact     bytea  not null
);
create index dispute_fact_account on dispute_fact (account, position);

create table shadow_stated (
    account  text   not null collate "C",
    sequence bigint not null, -- of the entry in the account's chain
    type     text   not null,
    entry    bytea  not null,
    primary key (account, sequence)
);
