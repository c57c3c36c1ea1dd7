-- The truth: one row a batch. The primary key is the only concurrency control there is.
-- `origin` names who wrote it and which of their batches it was: after a commit in doubt it tells whose the position is.
CREATE TABLE log (
    desk     TEXT    NOT NULL,
    position INTEGER NOT NULL,
    origin   TEXT    NOT NULL,
    at       INTEGER NOT NULL, -- milliseconds since 1970, as all times here
    events   TEXT    NOT NULL, -- JSON
    PRIMARY KEY (desk, position)
);

-- All tables below are the fold of the log, written in the same transaction.

-- What conversations show. Rows are appended, so that the table itself grows at its end.
CREATE TABLE entry (
    conversation TEXT    NOT NULL,
    seq          INTEGER NOT NULL, -- the agents' numbering
    visible      INTEGER NOT NULL, -- the visitors': how many they may see, up to and including this one
    hidden       INTEGER NOT NULL, -- 1: visitors may not see it
    at           INTEGER NOT NULL,
    sender       TEXT,             -- 'v': the visitor; an agent's id; null: the desk
    name         TEXT,             -- the sender's, at that time
    id           TEXT,             -- the sender's own name for it
    kind         TEXT    NOT NULL,
    body         TEXT    NOT NULL  -- of texts and notes the text itself, else JSON
);
-- Pages of history; and that no number is given twice.
CREATE UNIQUE INDEX entry_seq ON entry (conversation, seq);
-- "This id was already sent", a minute or a year later.
CREATE UNIQUE INDEX entry_id ON entry (conversation, sender, id) WHERE id IS NOT NULL;
-- The translation between the two numberings; there are few of these.
CREATE INDEX entry_hidden ON entry (conversation, seq) WHERE hidden = 1;

CREATE TABLE conversation (
    id                  TEXT    NOT NULL PRIMARY KEY,
    desk                TEXT    NOT NULL,
    site                TEXT    NOT NULL,
    visitor             TEXT    NOT NULL,
    subject             TEXT,
    name                TEXT,
    email               TEXT,
    attributes          TEXT    NOT NULL,
    owner               TEXT,
    last_agent          TEXT,
    last_agent_at       INTEGER,
    last_agent_answered INTEGER,
    state               TEXT    NOT NULL, -- idle, queued, assigned
    arrival_at          INTEGER,          -- while it is open
    arrival_number      INTEGER,
    patient_until       INTEGER,          -- while it is queued
    agent               TEXT,             -- while it is assigned
    agent_name          TEXT,
    since               INTEGER,
    answered            INTEGER,
    head                INTEGER NOT NULL,
    head_visible        INTEGER NOT NULL,
    floor               INTEGER NOT NULL,
    cycle               INTEGER NOT NULL,
    fence               INTEGER NOT NULL,
    priority            INTEGER NOT NULL,
    owed_since          INTEGER,
    last                TEXT,
    last_visible        TEXT,
    passed_over         TEXT    NOT NULL,
    earlier             TEXT    NOT NULL,
    continued_in        TEXT,
    active_at           INTEGER NOT NULL  -- when it was last added to
);
-- Start: what is open.
CREATE INDEX conversation_open ON conversation (desk, state) WHERE state <> 'idle';
-- Lists, the newest first.
CREATE INDEX conversation_active ON conversation (desk, active_at);

CREATE TABLE agent (
    id       TEXT    NOT NULL PRIMARY KEY,
    desk     TEXT    NOT NULL,
    name     TEXT    NOT NULL,
    capacity INTEGER NOT NULL,
    active   INTEGER NOT NULL,
    status   TEXT    NOT NULL,
    nodes    TEXT    NOT NULL,
    lost_at  INTEGER,
    turn     INTEGER NOT NULL
);

CREATE TABLE policy (
    site         TEXT    NOT NULL PRIMARY KEY,
    desk         TEXT    NOT NULL,
    strategy     TEXT    NOT NULL,
    grace        INTEGER NOT NULL, -- milliseconds, as all durations here
    memory       INTEGER NOT NULL,
    patience     INTEGER NOT NULL,
    return_policy TEXT   NOT NULL,
    answer_time  INTEGER NOT NULL,
    idle_time    INTEGER NOT NULL
);

-- Why this agent? One row for each assignment and queueing.
CREATE TABLE decision (
    conversation TEXT    NOT NULL,
    seq          INTEGER NOT NULL, -- of its entry
    at           INTEGER NOT NULL,
    reason       TEXT    NOT NULL, -- what made a choice necessary
    rule         TEXT    NOT NULL,
    agent        TEXT,
    candidates   TEXT    NOT NULL,
    PRIMARY KEY (conversation, seq)
) WITHOUT ROWID;

CREATE TABLE rating (
    conversation TEXT    NOT NULL,
    cycle        INTEGER NOT NULL,
    score        INTEGER NOT NULL,
    comment      TEXT,
    at           INTEGER NOT NULL,
    PRIMARY KEY (conversation, cycle)
) WITHOUT ROWID;

-- Delivered and read: state, not events; kept as maxima, in the agents' numbering.
CREATE TABLE mark (
    conversation      TEXT    NOT NULL PRIMARY KEY,
    visitor_delivered INTEGER NOT NULL,
    visitor_read      INTEGER NOT NULL,
    agent_delivered   INTEGER NOT NULL,
    agent_read        INTEGER NOT NULL
) WITHOUT ROWID;
