-- Back-bill cases: what was said of them, and the last word of the ledger of each kind, both as they lie in their topics.
-- No earlier version wrote any of them, so nothing is read anew.

create table back_bill_fact (
    position     bigint not null primary key,
    account      text   not null collate "C",
    billing_case text   not null collate "C",
    type         text   not null,
    fact         bytea  not null
);
create index back_bill_fact_case on back_bill_fact (account, billing_case, position);

create table back_bill_entry (
    account      text   not null collate "C",
    billing_case text   not null collate "C",
    type         text   not null, -- computed, posted or held
    sequence     bigint not null,
    period       text   not null collate "C", -- it is invoiced in; empty for held
    hash         bytea  not null,             -- of the entry
    entry        bytea  not null,
    primary key (account, billing_case, type)
);
create index back_bill_entry_period on back_bill_entry (type, period, account, sequence);
