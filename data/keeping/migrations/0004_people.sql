-- Who may come in: accounts, sign-ins and attempts. Append only: a change is a new row.

create table people (
    account varchar not null,          -- made by the program, stable when the login changes
    version uuid not null,             -- time-ordered: the latest row of an account counts
    login varchar not null,            -- as typed at the door, normalised
    name varchar not null,
    role varchar not null,             -- 浏览, 报送, 审核, 管理
    units json not null,               -- of 报送: [[kind, unit], …]
    reports json not null,             -- of 报送: names of reports; none: every report
    password varchar not null,         -- argon2; '' where only the organisation's sign-in opens
    credentials uuid not null,         -- changes with password, login and activity: sign-ins end
    active boolean not null,
    changed_at timestamp not null,     -- UTC
    changed_by varchar not null
);

create table sign_ins (
    token varchar not null,            -- SHA-256 of it; the browser alone has the token
    account varchar not null,
    credentials uuid not null,         -- the account's at the time
    came_from varchar not null,
    began_at timestamp not null,
    ends_at timestamp not null
);

create table sign_outs (
    token varchar not null,
    ended_at timestamp not null
);

-- What throttles guessing. Written before a password is looked at, so many at once gain nothing.
create table sign_in_attempts (
    tried_at timestamp not null,
    login varchar not null,            -- SHA-256: people type passwords into the wrong field
    came_from varchar not null,
    succeeded boolean not null
);
