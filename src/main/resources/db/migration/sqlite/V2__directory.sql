-- Who is who. Times are milliseconds since 1970 in UTC. Lists and small trees that are only ever read whole are JSON.

create table site (
    id              text    not null primary key,
    key             text    not null unique,          -- public: the snippet names the site by it
    name            text    not null,
    allowed_origins text    not null,                 -- JSON array of origins
    identity_secret text    not null,                 -- signs the identity of the site's own users
    texts           text    not null default '{}',    -- JSON object: greetings and the like, by locale
    created_at      integer not null
) strict;

create table account (
    id         text    not null primary key,          -- the agent's id
    login      text    not null unique,               -- lower case
    name       text    not null,
    password   text    not null,                      -- Argon2id, PHC string
    role       text    not null check (role in ('agent', 'supervisor', 'administrator')),
    disabled   integer not null default 0 check (disabled in (0, 1)),
    created_at integer not null
) strict;

-- The token itself is nowhere: who reads this table cannot log in with it.
create table login_session (
    token_hash blob    not null primary key,          -- SHA-256
    account    text    not null references account (id) on delete cascade,
    created_at integer not null,
    expires_at integer not null
) strict, without rowid;

create index login_session_by_account on login_session (account);        -- revoke all of an account
create index login_session_by_expiry on login_session (expires_at);      -- sweep

create table server_secret (
    name  text not null primary key,
    value blob not null
) strict, without rowid;

-- Which visitor a signed-in user of a site is. A visitor is one person at most.
create table identity (
    site    text not null references site (id) on delete cascade,
    subject text not null,                            -- the site's own name for the user (JWT claim sub)
    visitor text not null unique,
    primary key (site, subject)
) strict, without rowid;

create table upload (
    id           text    not null primary key,        -- random: the name of the file on the disk, too
    site         text,                                -- of the visitor who sent it; null for agents
    uploader     text    not null,                    -- visitor or agent id
    conversation text    not null,
    name         text    not null,                    -- as the sender called it: shown, never a path
    type         text    not null,                    -- sniffed from the content
    size         integer not null,
    width        integer,
    height       integer,
    created_at   integer not null
) strict;

create index upload_by_conversation on upload (conversation);            -- erase a conversation's files
