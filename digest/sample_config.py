"""The commented configuration that ``digest init`` writes."""

from collections.abc import Mapping
from pathlib import Path
from zoneinfo import available_timezones

_TEMPLATE = """\
# digest.toml: what to read, what to make, whom to mail. Paths are relative to this file.
# Every key is told in docs/config.md; those behind a "#" show what else there is.

timezone = "{zone}"      # IANA name; days begin at midnight there
state = "state"          # what was read and published; keep it
output = "output"        # digests: output/EDITION/YYYY-MM-DD.md, .html, .eml, .json
# retention = "400d"     # how long the state keeps texts and documents; files stay

[[source]]
path = "articles/"       # a folder with all below it, a file, or a glob such as "feeds/*/"
# name = "Crawler"       # default: the folder's name
# language = "en"        # default: found in each article

# [[outlet]]             # what is known of a publisher
# name = "Dawn"          # as articles state their source
# domain = "dawn.com"    # or the host of their URL
# home = "PK"            # the country whose news it tells without naming it, or "world"
# owner = "Pakistan Herald Publications"

[[edition]]
name = "daily"
title = "World briefing"
formats = ["md", "html", "eml", "json"]
group_by = ["country", "topic"]
words = 60               # a top story's summary; or for every story: sentences = 2
minutes = 10             # what there is to read, at most; the rest is named only; 0 prints all
# top = 5                # stories that get a full summary when the minutes are short
# follow = ["PK", "Economy", "monsoon"]    # countries, topics and words that come first
# show_empty = true      # say "nothing new" of a followed country or topic
# countries = ["PK", "IN", "world"]        # only these; likewise topics and languages
# topics = ["Politics", "Economy"]
# languages = ["en"]
# include = ["flood"]    # only articles with one of these words or phrases
# exclude = ["horoscope"]                  # none with one of these
# per_source = 5         # stories of one source, at most; likewise per_section
# recipients = ["reader@example.org"]      # published and mailed by: digest run --send
# period = "weekdays"    # daily, weekdays, weekly
# template = "templates" # a folder whose templates come before the shipped ones

# [[topic]]              # a topic of your own, for topics and follow above; see docs/topics.md
# name = "Water & power" # the heading that readers see
# words = ["dam", "hydropower"]
# phrases = ["power station"]
# exclude = ["Dam Square"]                 # an article with one of these is not on it
# parent = "Economy"

# [countries]            # what phrases say of the country; see docs/countries.md
# "Upper Kohistan" = "Pakistan"            # or "" for no place, "world" for no single country
# policy = "policy.tsv"  # a file of more such rules

# [mail]
# from = "World briefing <digest@example.net>"
# transport = "smtp"     # or lmtp, sendmail, maildir, stdout, folder (an .eml file a recipient)
# host = "mail.example.net"
# user = "digest"
# password_env = "DIGEST_PASSWORD"         # or password_file, password_command
"""


def sample_config(zone: str) -> str:
    """Return the text of a new configuration for the time zone ``zone``."""
    return _TEMPLATE.format(zone=zone)


def system_zone(environ: Mapping[str, str]) -> str:
    """Return the IANA name of this machine's time zone, ``UTC`` if it cannot be told."""
    candidates = [environ.get("TZ", "").lstrip(":"), _first_line(Path("/etc/timezone"))]
    try:
        candidates.append(str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2])
    except (OSError, RuntimeError):
        candidates.append("")
    known = available_timezones()
    return next((name for name in candidates if name in known), "UTC")


def _first_line(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
