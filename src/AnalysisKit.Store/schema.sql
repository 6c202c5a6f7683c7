-- The tables of a store, version 1. "article" is everywhere the article's number in the order of import; spans (…_start, …_length) count UTF-16 code units of the article's text, from 0.
CREATE TABLE store (format VARCHAR NOT NULL, version INTEGER NOT NULL);

CREATE TABLE articles (
    article BIGINT NOT NULL,
    id VARCHAR NOT NULL,
    source VARCHAR,
    title VARCHAR,
    published DATE,
    url VARCHAR,
    author VARCHAR,
    metadata JSON,
    characters INTEGER NOT NULL,
    content_hash UBIGINT NOT NULL,
    text VARCHAR NOT NULL);

CREATE TABLE topics (topic VARCHAR NOT NULL, fingerprint VARCHAR NOT NULL, ar VARCHAR NOT NULL, en VARCHAR NOT NULL);
CREATE TABLE actors (topic VARCHAR NOT NULL, actor VARCHAR NOT NULL, kind VARCHAR NOT NULL, ar VARCHAR NOT NULL, en VARCHAR NOT NULL);
CREATE TABLE issues (topic VARCHAR NOT NULL, issue VARCHAR NOT NULL, place INTEGER NOT NULL, ar VARCHAR NOT NULL, en VARCHAR NOT NULL, support VARCHAR NOT NULL, oppose VARCHAR NOT NULL);

-- Which articles have been read with which topic.
CREATE TABLE analyses (topic VARCHAR NOT NULL, article BIGINT NOT NULL);

CREATE TABLE mentions (
    topic VARCHAR NOT NULL,
    article BIGINT NOT NULL,
    mention INTEGER NOT NULL,
    actor VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    is_voice BOOLEAN NOT NULL,
    person VARCHAR,
    words VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    length INTEGER NOT NULL);

CREATE TABLE statements (
    topic VARCHAR NOT NULL,
    article BIGINT NOT NULL,
    statement INTEGER NOT NULL,
    speaker VARCHAR,
    kind VARCHAR NOT NULL,
    speaker_words VARCHAR,
    cue VARCHAR NOT NULL,
    cue_lemma VARCHAR NOT NULL,
    cue_attitude DOUBLE NOT NULL,
    content VARCHAR NOT NULL,
    sentence VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    speaker_start INTEGER,
    speaker_length INTEGER,
    cue_start INTEGER NOT NULL,
    cue_length INTEGER NOT NULL,
    content_start INTEGER NOT NULL,
    content_length INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_length INTEGER NOT NULL);

CREATE TABLE stances (
    topic VARCHAR NOT NULL,
    article BIGINT NOT NULL,
    stance INTEGER NOT NULL,
    statement INTEGER NOT NULL,
    issue VARCHAR NOT NULL,
    polarity VARCHAR NOT NULL,
    score DOUBLE NOT NULL,
    confidence DOUBLE NOT NULL);

-- The words that decided a stance.
CREATE TABLE stance_cues (
    topic VARCHAR NOT NULL,
    article BIGINT NOT NULL,
    stance INTEGER NOT NULL,
    place INTEGER NOT NULL,
    words VARCHAR NOT NULL,
    effect VARCHAR NOT NULL,
    value DOUBLE NOT NULL,
    start INTEGER NOT NULL,
    length INTEGER NOT NULL);

CREATE VIEW statement_details AS
SELECT s.topic, a.id, a.source, a.published, s.speaker, k.en AS speaker_label, s.kind, s.speaker_words, s.cue, s.cue_lemma, s.content, s.sentence, s.confidence, a.title, a.url, s.article, s.statement
FROM statements s JOIN articles a USING (article) LEFT JOIN actors k ON k.topic = s.topic AND k.actor = s.speaker;

CREATE VIEW stance_details AS
SELECT t.topic, a.id, a.source, a.published, s.speaker AS actor, k.en AS actor_label, t.issue, i.en AS issue_label, t.polarity, t.score, t.confidence, s.kind, s.cue, s.content, s.sentence, a.title, a.url, t.article, t.statement, t.stance
FROM stances t JOIN statements s USING (topic, article, statement) JOIN articles a USING (article)
LEFT JOIN actors k ON k.topic = s.topic AND k.actor = s.speaker LEFT JOIN issues i ON i.topic = t.topic AND i.issue = t.issue;

CREATE VIEW positions AS
SELECT topic, actor, any_value(actor_label) AS actor_label, issue, any_value(issue_label) AS issue_label, count(*) AS n, avg(score) AS mean,
    count(*) FILTER (polarity = 'support') AS support, count(*) FILTER (polarity = 'oppose') AS oppose, count(*) FILTER (polarity = 'mixed') AS mixed,
    count(DISTINCT article) AS articles, min(published) AS "first", max(published) AS "last"
FROM stance_details WHERE actor IS NOT NULL GROUP BY topic, actor, issue;

INSERT INTO store VALUES ('analysiskit', 1);
