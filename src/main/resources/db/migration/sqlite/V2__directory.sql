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

-- A conversation becomes a file's when the file is uploaded by its visitor, or sent into it by an agent.
create table upload (
    id         text    not null primary key,          -- random: the name of the file on the disk, too
    uploader   text    not null,                      -- visitor or agent id
    name       text    not null,                      -- as the sender called it: shown, never a path
    type       text    not null,                      -- sniffed from the content
    size       integer not null,                      -- bytes
    width      integer,                               -- pixels, of images
    height     integer,
    created_at integer not null
) strict, without rowid;

create table upload_place (
    upload       text not null references upload (id) on delete cascade,
    conversation text not null,
    primary key (upload, conversation)
) strict, without rowid;

create index upload_place_by_conversation on upload_place (conversation);   -- erase a conversation's files
