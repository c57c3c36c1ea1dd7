-- Also the fold of the log.
CREATE TABLE team (
    id   TEXT NOT NULL PRIMARY KEY,
    desk TEXT NOT NULL,
    name TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE skill (
    id   TEXT NOT NULL PRIMARY KEY,
    desk TEXT NOT NULL,
    name TEXT NOT NULL
) WITHOUT ROWID;

ALTER TABLE agent ADD COLUMN teams  TEXT NOT NULL DEFAULT '[]';
ALTER TABLE agent ADD COLUMN skills TEXT NOT NULL DEFAULT '{}';

ALTER TABLE policy ADD COLUMN requirements TEXT; -- null: none
ALTER TABLE policy ADD COLUMN queue_limit  INTEGER NOT NULL DEFAULT 0;
ALTER TABLE policy ADD COLUMN hours        TEXT; -- null: always
ALTER TABLE policy ADD COLUMN gone         INTEGER NOT NULL DEFAULT 0;

-- What the open cycle asks of an agent, if that is not what its site asks.
ALTER TABLE conversation ADD COLUMN requirements TEXT;
