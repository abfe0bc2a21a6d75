"""The tables of a case file, as they stood in each version of the form.

A version once released is never edited: a change is a further entry in ``migrations.py``.
"""

from __future__ import annotations

APPLICATION_ID = 0x58435552
"""Marks a SQLite file as a case ("XCUR"), so that any other file is refused and left alone."""

VERSION_1 = """
CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    text_hash TEXT NOT NULL,
    source TEXT,
    title TEXT,
    publisher TEXT,
    published TEXT,
    duplicate_of TEXT,
    state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'read', 'failed')),
    problem TEXT,
    text TEXT NOT NULL,
    json TEXT NOT NULL
);
CREATE INDEX documents_by_text ON documents (text_hash);
CREATE INDEX documents_pending ON documents (number) WHERE state = 'pending';
CREATE INDEX documents_by_original ON documents (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX documents_by_date ON documents (published);

CREATE TABLE signatures (
    document INTEGER PRIMARY KEY REFERENCES documents (number) ON DELETE CASCADE,
    signature BLOB NOT NULL
);
CREATE TABLE bands (
    key INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    PRIMARY KEY (key, document)
) WITHOUT ROWID;

CREATE TABLE readings (
    document INTEGER PRIMARY KEY REFERENCES documents (number) ON DELETE CASCADE,
    version TEXT NOT NULL,
    language TEXT NOT NULL,
    sentences TEXT NOT NULL,
    notes TEXT NOT NULL
);

CREATE TABLE records (
    document INTEGER NOT NULL REFERENCES readings (document) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT,
    status TEXT,
    place TEXT,
    earliest TEXT,
    latest TEXT,
    weight INTEGER NOT NULL DEFAULT 0,
    json TEXT NOT NULL,
    PRIMARY KEY (document, kind, position)
) WITHOUT ROWID;
CREATE INDEX records_by_id ON records (kind, id);
CREATE INDEX records_by_type ON records (kind, type);
CREATE INDEX records_by_place ON records (kind, place) WHERE place IS NOT NULL;
CREATE INDEX records_by_date ON records (kind, earliest) WHERE earliest IS NOT NULL;

CREATE TABLE parts (
    document INTEGER NOT NULL,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (document, kind, position, role, actor),
    FOREIGN KEY (document, kind, position) REFERENCES records ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX parts_by_actor ON parts (actor, kind);

CREATE TABLE decisions (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    verdict TEXT NOT NULL,
    subject TEXT NOT NULL,
    json TEXT NOT NULL
);
CREATE TRIGGER decisions_stay BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decisions_stand BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;

CREATE VIRTUAL TABLE words USING fts5 (
    title, text, content = 'documents', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER words_come AFTER INSERT ON documents BEGIN
    INSERT INTO words (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER words_go AFTER DELETE ON documents BEGIN
    INSERT INTO words (words, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;
"""

VERSION_2 = """
ALTER TABLE readings ADD COLUMN rests_on TEXT;
"""

VERSION_3 = """
ALTER TABLE documents ADD COLUMN added TEXT;
CREATE TRIGGER documents_arrive AFTER INSERT ON documents WHEN new.added IS NULL BEGIN
    UPDATE documents SET added = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE number = new.number;
END;
"""
