-- The layouts senders confirmed, with what was said of them: append-only, the latest of one
-- (sender, fingerprint) counts. Forgetting is a moment, like the withdrawal of a batch.

create table layouts (
    layout uuid not null,              -- time-ordered, made by the program
    sender varchar not null,           -- account
    fingerprint varchar not null,      -- of the sheet's layout, without figures and period
    name varchar not null,             -- as shown: sheet and title
    family varchar not null,           -- sheet and title without dates
    corrections json not null,
    remembered_at timestamp not null,  -- UTC
    forgotten_at timestamp
);
