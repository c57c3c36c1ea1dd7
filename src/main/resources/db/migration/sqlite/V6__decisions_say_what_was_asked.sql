-- What the conversation asked of an agent when it was decided; null: nothing.
ALTER TABLE decision ADD COLUMN asked TEXT;
