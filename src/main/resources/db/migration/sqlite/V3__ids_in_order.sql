-- Ids of messages are best UUIDs of version 7, which begin with the time: with the id first, the index grows at its end,
-- and a batch changes a few of its pages instead of one for each conversation.
DROP INDEX entry_id;
CREATE UNIQUE INDEX entry_id ON entry (id, conversation, sender) WHERE id IS NOT NULL;
