-- Accounts that were deleted: who it was that the history names. Nobody can log in with what is left: the row of the
-- account, with its password and its logins, is gone, and its login may be given to somebody else.
create table former_account (
    id         text    not null primary key,          -- the agent's id, which is never given again
    login      text    not null,                      -- as it was; may be somebody else's by now
    name       text    not null,
    role       text    not null check (role in ('agent', 'supervisor', 'administrator')),
    disabled   integer not null check (disabled in (0, 1)),
    created_at integer not null,
    deleted_at integer not null
) strict, without rowid;
