-- Whether a statement was made (said) or only asked, expected and so on. Stores of earlier kits get the column with their next analysis.
ALTER TABLE statements ADD COLUMN IF NOT EXISTS mood VARCHAR DEFAULT 'said';
