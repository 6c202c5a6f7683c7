-- What stores of earlier kits lack. They get it with their next import, analysis or correction.
-- Whether a statement was made (said) or only asked, expected and so on.
ALTER TABLE statements ADD COLUMN IF NOT EXISTS mood VARCHAR DEFAULT 'said';
-- Where a reading comes from: the name of a reader, or person. Empty where an earlier kit read it.
ALTER TABLE statements ADD COLUMN IF NOT EXISTS origin VARCHAR DEFAULT '';
ALTER TABLE stances ADD COLUMN IF NOT EXISTS origin VARCHAR DEFAULT '';

-- What people said of statements, in their order; line is a line of a corrections file. Articles are named by their ids, since a correction may come before its article, or outlive it.
CREATE TABLE IF NOT EXISTS corrections (place BIGINT NOT NULL, article VARCHAR NOT NULL, line JSON NOT NULL);
-- What became of each correction under a topic: confirmed, changed, rejected, added or gone.
CREATE TABLE IF NOT EXISTS correction_outcomes (topic VARCHAR NOT NULL, article BIGINT NOT NULL, place BIGINT NOT NULL, outcome VARCHAR NOT NULL);

CREATE OR REPLACE VIEW statement_details AS
SELECT s.topic, a.id, a.source, a.published, s.speaker, k.en AS speaker_label, s.kind, s.speaker_words, s.cue, s.cue_lemma, s.content, s.sentence, s.confidence, a.title, a.url, s.article, s.statement, s.origin
FROM statements s JOIN articles a USING (article) LEFT JOIN actors k ON k.topic = s.topic AND k.actor = s.speaker;

CREATE OR REPLACE VIEW stance_details AS
SELECT t.topic, a.id, a.source, a.published, s.speaker AS actor, k.en AS actor_label, t.issue, i.en AS issue_label, t.polarity, t.score, t.confidence, s.kind, s.cue, s.content, s.sentence, a.title, a.url, t.article, t.statement, t.stance, t.origin
FROM stances t JOIN statements s USING (topic, article, statement) JOIN articles a USING (article)
LEFT JOIN actors k ON k.topic = s.topic AND k.actor = s.speaker LEFT JOIN issues i ON i.topic = t.topic AND i.issue = t.issue;
