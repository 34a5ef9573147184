-- Facts, the batches they came with, and the directories they speak of.
-- One schema for a DuckDB file and for DuckLake on PostgreSQL: no keys, checks, sequences, enums or
-- indexes (DuckLake has none of them). Uniqueness is the commit's duty; `manage.py check` proves it.
-- Nothing here is ever updated but the moment a batch was withdrawn; a draft is not kept at all.

create table batches (
    batch uuid not null,               -- time-ordered, made by the program
    ordinal bigint not null,           -- order of publication, from 1
    file varchar not null,             -- name as sent
    sha256 varchar not null,           -- of the original, which is kept under that name
    kind varchar not null,             -- 'figures', 'directory' or 'both'
    sender varchar not null default '',
    demo boolean not null default false,
    received_at timestamp not null,    -- UTC, like every moment here
    published_at timestamp not null,
    withdrawn_at timestamp,
    facts bigint not null default 0,
    summary json                       -- difference counts and findings by code, as shown at publication
);

-- One row is one cell's figure: who, what, when, which measure. Append only: of several facts with
-- one key the one of the latest published, not withdrawn batch is current.
create table facts (
    grain varchar not null,            -- region, county, chain, park, enterprise, chain_park
    unit varchar not null,             -- '' for the region, '*' for the total row of the grain
    other varchar not null default '', -- chain_park: the park (unit is the chain)
    indicator varchar not null,        -- catalogue code
    scope varchar not null default '', -- 口径; '' is the catalogue's default
    year smallint not null,            -- 0: stands until replaced (land area of a 名录 without a date)
    first_month tinyint not null,
    last_month tinyint not null,
    span varchar not null,             -- ytd, month, point
    measure varchar not null,          -- level, yoy, base, rank, share, completion, forecast, target_level …
    value decimal(18, 6),              -- in the indicator's canonical unit, rates in percent; null with a state
    state varchar,                     -- 未报, 扭亏为盈, 不予显示 …
    operator varchar,                  -- of a target: '>=', '<=', '='
    upper decimal(18, 6),              -- of a ranged target: its upper bound
    reported double,                   -- the number in the unit of the sheet
    uom varchar,                       -- that unit
    typed varchar,                     -- the cell's text where it was not a plain number
    sheet varchar not null,
    row integer not null,              -- 0-based
    col integer not null,              -- 0-based
    batch uuid not null
);

-- Chains, parks, counties, enterprises. Append only; of several rows of one (kind, unit) the latest
-- published batch's is current, so a directory can be asked as of a moment too.
create table units (
    kind varchar not null,             -- chain, park, county, enterprise
    unit varchar not null,             -- its first registered name: stable through renaming
    name varchar not null,
    ordinal integer not null,          -- official order
    attributes json,                   -- leader, lead_bureau, level, county, key_parks, …
    valid_from date,
    valid_to date,
    batch uuid not null
);

create table aliases (
    kind varchar not null,
    alias varchar not null,            -- as typed; matching normalises
    unit varchar not null,
    batch uuid not null
);

-- An enterprise may belong to several chains; sums over chains de-duplicate by it.
create table memberships (
    enterprise varchar not null,
    kind varchar not null,             -- chain, park, county
    unit varchar not null,
    batch uuid not null
);

-- An enterprise moved out, a chain was widened: charts mark the month and say what it did.
create table events (
    kind varchar not null,
    unit varchar not null,
    happened_on date not null,
    what varchar not null,
    effect varchar not null default '',
    batch uuid not null
);
