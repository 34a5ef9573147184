-- A meeting's edition: a period frozen as of a moment under the meeting's name. Append only; a row
-- with `dropped` takes an edition off the lists, its link goes on to work.
create table editions (
    edition uuid not null,
    code varchar not null,             -- short, for a link and for reading aloud
    name varchar not null,             -- of the meeting
    year smallint not null,
    month tinyint not null,            -- last month of the cumulative period
    as_of timestamp not null,           -- UTC: figures as published by then
    frozen_at timestamp not null,
    account varchar not null,
    name_of varchar not null,          -- of the person
    note varchar not null,
    dropped boolean not null default false,
    demo boolean not null default false
);
