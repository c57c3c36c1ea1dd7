-- How many agents were considered beside the candidates that are kept.
ALTER TABLE decision ADD COLUMN others INTEGER NOT NULL DEFAULT 0;
