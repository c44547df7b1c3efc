-- Invoices and what became of them. Rows are only added: each is a fact, and where an invoice stands follows from them.
-- No earlier version wrote facts of invoices, so nothing is read anew.

create table read.invoice (
    number    text    not null collate "C" primary key,
    position  bigint  not null,
    account   text    not null collate "C",
    kind      text    not null,
    period    text    not null collate "C",
    sequence  bigint  not null, -- of the ledger entry that is invoiced, as its hash
    hash      bytea   not null,
    currency  text    not null,
    total     numeric not null,
    issued_on date    not null,
    due_on    date    not null,
    issued_at timestamptz not null
);
create index invoice_position on read.invoice (position);
create index invoice_period on read.invoice (period, position);
create index invoice_source on read.invoice (account, kind, sequence);

create table read.invoice_event (
    position bigint not null primary key,
    invoice  text   not null collate "C",
    kind     text   not null, -- DELIVERED, PAID, VOIDED, CREDITED
    held_at  timestamptz not null,
    day      date,
    note     text,            -- number of a credit note
    amount   numeric,
    who      text   not null, -- provider or person
    detail   text   not null  -- reference or reason
);
create index invoice_event_invoice on read.invoice_event (invoice);

-- What was drawn up or parked: of one entry perhaps several times.
create table read.invoice_claim (
    position bigint not null primary key,
    state    text   not null, -- DRAFTED, PARKED
    account  text   not null collate "C",
    kind     text   not null,
    period   text   not null collate "C",
    sequence bigint not null,
    hash     bytea  not null,
    currency text,
    total    numeric,
    reason   text,
    held_at  timestamptz not null
);
create index invoice_claim_source on read.invoice_claim (account, kind, sequence);
create index invoice_claim_period on read.invoice_claim (period);

create index statement_page on read.statement (period, account, sequence);

create view read.invoice_standing as
select i.*, coalesce(e.credited, 0) as credited,
    case when e.voided then 'VOIDED' when e.paid then 'PAID' when e.delivered then 'DELIVERED' else 'ISSUED' end as state
from read.invoice i
left join lateral (
    select bool_or(kind = 'VOIDED') as voided, bool_or(kind = 'PAID') as paid, bool_or(kind = 'DELIVERED') as delivered,
        sum(amount) filter (where kind = 'CREDITED') as credited
    from read.invoice_event where invoice = i.number
) e on true;

-- The newest word about every entry for which no invoice holds.
create view read.invoice_open_claim as
select distinct on (account, kind, sequence) c.*
from read.invoice_claim c
where not exists (
    select from read.invoice i
    where i.account = c.account and i.kind = c.kind and i.sequence = c.sequence
        and not exists (select from read.invoice_event e where e.invoice = i.number and e.kind = 'VOIDED'))
order by account, kind, sequence, position desc;
