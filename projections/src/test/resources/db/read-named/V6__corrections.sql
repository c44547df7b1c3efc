-- A line may change what was stated of a period that has closed. No line did before.

alter table read.statement_line
    add column corrects_period text collate "C", -- null for a line of the statement's own period
    add column corrects_day    date;             -- null where terms have changed, and not usage
