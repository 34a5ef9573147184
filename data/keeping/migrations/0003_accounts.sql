-- Who did what: append-only, like everything kept.

create table acts (
    acted_at timestamp not null,             -- UTC
    account varchar not null,          -- '' for a reader without one
    name varchar not null,
    role varchar not null,
    came_from varchar not null,        -- address of the asker
    act varchar not null,              -- 发布, 撤回, 登录, 登录失败, …
    subject varchar not null,          -- file, batch, account …
    details json
);
