-- What the last import of each input left out: records that gave no article, doubles and articles that are not in Arabic. Stores of earlier kits get the table with their next import.
CREATE TABLE IF NOT EXISTS rejects (
    input VARCHAR NOT NULL,
    place BIGINT NOT NULL,
    file VARCHAR NOT NULL,
    record BIGINT NOT NULL,
    kind VARCHAR NOT NULL,
    problem VARCHAR NOT NULL,
    advice VARCHAR NOT NULL,
    left_out BOOLEAN NOT NULL,
    raw VARCHAR);
