"""The tables of the state; the version stands in the file as ``PRAGMA user_version``."""

VERSION = 1

TABLES = """
CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL              -- when it started, UTC; never before an earlier run
) STRICT;

CREATE TABLE article (
    id TEXT PRIMARY KEY,
    ref TEXT NOT NULL,
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    url TEXT NOT NULL,
    author TEXT NOT NULL,
    published TEXT NOT NULL,
    language TEXT NOT NULL,
    place TEXT NOT NULL,          -- source and path: what an edited version shares; or ""
    sum TEXT NOT NULL,            -- of the text, to tell versions apart
    fingerprint TEXT NOT NULL,    -- "" until analyzed or if too short to tell
    run INTEGER REFERENCES run,   -- the run it arrived in; NULL: only looked at by --day
    seen TEXT NOT NULL,           -- when a run last read it, UTC
    forgotten TEXT NOT NULL       -- when it was retracted, UTC; "" if it was not
) STRICT;
CREATE INDEX article_place ON article (place) WHERE place <> '';
CREATE INDEX article_fingerprint ON article (fingerprint) WHERE fingerprint <> '';

CREATE TABLE version (            -- earlier texts of edited articles
    article TEXT NOT NULL REFERENCES article,
    sum TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (article, sum)
) STRICT;
CREATE INDEX article_ref ON article (ref) WHERE ref <> '';
CREATE INDEX article_run ON article (run);
CREATE INDEX article_published ON article (published);

CREATE TABLE analysis (
    article TEXT PRIMARY KEY REFERENCES article,
    key TEXT NOT NULL,            -- analyzer version and the settings that matter
    body TEXT NOT NULL            -- JSON
) STRICT;

CREATE TABLE edition (
    name TEXT PRIMARY KEY,
    since_run INTEGER NOT NULL,   -- articles of later runs are its own
    since TEXT NOT NULL           -- where its first period starts, UTC
) STRICT;

CREATE TABLE digest (
    id INTEGER PRIMARY KEY,
    edition TEXT NOT NULL,
    kind TEXT NOT NULL,           -- arrival | dated
    day TEXT NOT NULL,
    number INTEGER NOT NULL,
    period_start TEXT NOT NULL,
    period_end TEXT NOT NULL,
    made TEXT NOT NULL,           -- when, UTC
    body TEXT NOT NULL,           -- JSON, frozen
    UNIQUE (edition, kind, day, number)
) STRICT;

CREATE TABLE document (
    digest INTEGER NOT NULL REFERENCES digest,
    format TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    body BLOB NOT NULL,           -- zlib
    PRIMARY KEY (digest, format)
) STRICT;

CREATE TABLE placement (
    edition TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES article,
    digest INTEGER NOT NULL REFERENCES digest,
    status TEXT NOT NULL,         -- included | duplicate | held_back
    reason TEXT NOT NULL,
    PRIMARY KEY (edition, article)
) STRICT;

CREATE TABLE refusal (
    name TEXT NOT NULL,
    reason TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES run,
    PRIMARY KEY (name, reason)
) STRICT;

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    digest INTEGER NOT NULL REFERENCES digest,
    recipient TEXT NOT NULL,
    state TEXT NOT NULL,          -- queued | sent
    message BLOB NOT NULL,        -- zlib
    UNIQUE (digest, recipient)
) STRICT;
"""
