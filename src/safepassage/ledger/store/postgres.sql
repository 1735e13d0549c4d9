-- A journal as a schema of a PostgreSQL database. The schema is made, and is the search path.
CREATE TABLE about (version integer NOT NULL);
INSERT INTO about VALUES (1);

CREATE TABLE journal (
    position  bigint PRIMARY KEY,
    merged    text NOT NULL,
    chain     text NOT NULL,
    id        text NOT NULL,
    signature text NOT NULL,
    body      bytea NOT NULL
);
CREATE INDEX journal_by_id ON journal (id);

CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$;
CREATE TRIGGER journal_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();

-- Bodies are too long for an index; their hashes are not.
CREATE TABLE aside (
    number    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id        text NOT NULL,
    signature text NOT NULL,
    body      bytea NOT NULL
);
CREATE UNIQUE INDEX aside_once ON aside (id, signature, sha256(body));

-- One row: the newest snapshot, the chain of the line that it was taken at, and its check sum.
CREATE TABLE snapshot (
    one      integer PRIMARY KEY CHECK (one = 1),
    position bigint NOT NULL,
    chain    text NOT NULL,
    checked  bigint NOT NULL,
    state    bytea NOT NULL
);

CREATE TABLE sealed (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record text NOT NULL
);
CREATE UNIQUE INDEX sealed_once ON sealed (sha256(record::bytea));
