-- What a person says about a page in a period. Append only: of one page and period the latest row
-- counts, an empty text takes it back.
create table commentary (
    commentary uuid not null,
    page varchar not null,             -- overview, chain, park, target, ranking …
    unit varchar not null,             -- '' where the page is of no single unit
    year smallint not null,
    month tinyint not null,
    text varchar not null,
    account varchar not null,
    name varchar not null,             -- who signs
    written_at timestamp not null,
    demo boolean not null default false
);
