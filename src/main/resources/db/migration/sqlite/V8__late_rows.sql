-- What only messages changed in a conversation's row is written a little later than the message itself, with the newest of many such
-- changes. A row says of which position it is, and is only ever replaced by one that is as new; `fold` says up to which position all
-- rows are written at least. What is between that and the head of the log is made up for at the start.
ALTER TABLE conversation ADD COLUMN as_of INTEGER NOT NULL DEFAULT 0;

CREATE TABLE fold (
    desk     TEXT    NOT NULL PRIMARY KEY, -- none: no row was ever late
    position INTEGER NOT NULL
) WITHOUT ROWID;
