"""The tables of the state; the version stands in the file as ``PRAGMA user_version``."""

VERSION = 2

# By version: the statements that make the next one of it. Whoever changes TABLES after a release
# raises VERSION and adds the step here; tests/store/test_migrations.py shows how.
STEPS: dict[int, str] = {
    1: "ALTER TABLE article ADD COLUMN categories TEXT NOT NULL DEFAULT ''",
}

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
    forgotten TEXT NOT NULL,      -- when it was retracted, UTC; "" if it was not
    modified TEXT NOT NULL,       -- UTC of the last change of its file; "" if there is none
    categories TEXT NOT NULL DEFAULT ''  -- what its source files it under: a line each
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

CREATE TABLE mail (               -- what the messages of a digest carry, once for each format
    digest INTEGER NOT NULL REFERENCES digest,
    format TEXT NOT NULL,         -- html | text
    body BLOB NOT NULL,           -- zlib; a MIME entity
    PRIMARY KEY (digest, format)
) STRICT;

CREATE TABLE outbox (             -- one row, one envelope, one message for a recipient
    id INTEGER PRIMARY KEY,
    digest INTEGER NOT NULL REFERENCES digest,
    recipient TEXT NOT NULL,      -- address of the envelope
    sender TEXT NOT NULL,         -- address of the envelope
    format TEXT NOT NULL,
    head BLOB NOT NULL,           -- the headers; with the body of the digest, the message
    state TEXT NOT NULL,          -- queued | sending | committing | sent | deferred | failed |
                                  -- unknown | expired | dropped
    attempts INTEGER NOT NULL,
    resends INTEGER NOT NULL,     -- how often it was sent again though it may have arrived
    queued TEXT NOT NULL,         -- when, UTC
    due TEXT NOT NULL,            -- not tried before, UTC
    changed TEXT NOT NULL,        -- when it came into its state, UTC
    answer TEXT NOT NULL,         -- what the server said last
    told INTEGER NOT NULL,        -- whether its failure was told of
    UNIQUE (digest, recipient)
) STRICT;
CREATE INDEX outbox_open ON outbox (state) WHERE state NOT IN ('sent', 'dropped');

CREATE TABLE source_health (      -- how the configured sources did when they were last read
    source TEXT PRIMARY KEY,      -- as messages name it
    good TEXT NOT NULL,           -- when it could last be read, UTC; "" never
    failing TEXT NOT NULL,        -- since when it cannot, UTC; "" if it can
    error TEXT NOT NULL
) STRICT;

CREATE TABLE trouble (            -- what the last runs complained of
    line TEXT PRIMARY KEY,
    since TEXT NOT NULL,          -- UTC
    told TEXT NOT NULL            -- when standard error had it last, UTC
) STRICT;

CREATE TABLE hold (               -- why no mail leaves; at most one row
    reason TEXT NOT NULL
) STRICT;

CREATE TABLE told (               -- stories as digests told them: the memory across days
    digest INTEGER NOT NULL REFERENCES digest ON DELETE CASCADE,
    story TEXT NOT NULL,
    thread TEXT NOT NULL,         -- id of the story when it was told first
    last TEXT NOT NULL,           -- when its newest article was published, UTC
    terms TEXT NOT NULL,          -- JSON: [[term, weight], ...]
    articles TEXT NOT NULL,       -- JSON: ids
    printed TEXT NOT NULL,        -- JSON: sentences
    PRIMARY KEY (digest, story)
) STRICT;
CREATE INDEX told_thread ON told (thread);

CREATE TABLE term_count (         -- how many articles of a digest hold each term
    digest INTEGER PRIMARY KEY REFERENCES digest ON DELETE CASCADE,
    articles INTEGER NOT NULL,
    counts BLOB NOT NULL          -- zlib of JSON
) STRICT;
"""
