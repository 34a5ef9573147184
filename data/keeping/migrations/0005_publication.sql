-- What a person decided when publishing: the stage of the figures, why a figure changed, what the
-- answer to a doubt was, which lines were not taken; and which periods are final.
-- Append only, but for a batch that is withdrawn: its row says when, by whom and why.

alter table batches add column stage varchar default '';            -- 快报数, 初步数, 核定数; '' not said
alter table batches add column account varchar default '';          -- who published, '' on the command line
alter table batches add column withdrawn_by varchar default '';     -- the name
alter table batches add column withdrawn_account varchar default '';
alter table batches add column withdrawn_reason varchar default '';

-- One row is a sentence about one figure of one batch. The key names the fact; grain is '' where the
-- sentence is about a sheet or the file. `old` and `new` are in `uom`, as they stood at publication.
create table remarks (
    batch uuid not null,
    kind varchar not null,             -- 核实说明, 修改原因, 未采用
    code varchar not null,             -- of the finding that asked; '' otherwise
    asked varchar not null,            -- what the finding said
    text varchar not null,             -- what the person answered
    grain varchar not null,
    unit varchar not null,
    other varchar not null,
    indicator varchar not null,
    scope varchar not null,
    year smallint not null,
    first_month tinyint not null,
    last_month tinyint not null,
    span varchar not null,
    measure varchar not null,
    sheet varchar not null,
    cell varchar not null,             -- A1 address, '' for a whole sheet
    old double,
    old_state varchar,
    new double,
    new_state varchar,
    uom varchar
);

-- One row is a period locked or reopened; the latest of a period counts. A figure is of the period
-- its last month names (a target of a year: December), a standing one (year 0) of none.
create table locks (
    acted_at timestamp not null,
    year smallint not null,
    month tinyint not null,
    locked boolean not null,           -- false: reopened
    account varchar not null,
    name varchar not null,
    reason varchar not null,
    demo boolean not null              -- taken of sample data: gone with them
);
