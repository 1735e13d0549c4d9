-- A journal as an SQLite file. The first four letters of application_id are "SPJ1".
PRAGMA page_size = 4096;
PRAGMA application_id = 0x53504A31;
PRAGMA user_version = 1;
PRAGMA synchronous = EXTRA;

BEGIN IMMEDIATE;

CREATE TABLE journal (
    position  INTEGER PRIMARY KEY,
    merged    TEXT NOT NULL,
    chain     TEXT NOT NULL,
    id        TEXT NOT NULL,
    signature TEXT NOT NULL,
    body      BLOB NOT NULL
);
CREATE INDEX journal_by_id ON journal (id);

CREATE TRIGGER journal_is_never_edited BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TABLE aside (
    number    INTEGER PRIMARY KEY,
    id        TEXT NOT NULL,
    signature TEXT NOT NULL,
    body      BLOB NOT NULL,
    UNIQUE (id, signature, body)
);

-- One row: the newest snapshot, the chain of the line that it was taken at, and its check sum.
CREATE TABLE snapshot (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    position INTEGER NOT NULL,
    chain    TEXT NOT NULL,
    checked  INTEGER NOT NULL,
    state    BLOB NOT NULL
);

-- AUTOINCREMENT: no number is given twice, even after all records were destroyed.
CREATE TABLE sealed (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    record TEXT NOT NULL UNIQUE
);

COMMIT;

-- Only now: everything stands in the file itself already. Closing would write a log back too, but
-- would not say that it failed.
PRAGMA journal_mode = WAL;
