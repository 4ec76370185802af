"""The configuration: digest.toml, told once for reading and for the reference in docs/config.md.

A key is added in the file of its table: a ``Key`` in the table and an attribute in the value.
"""

from digest.config.edition import FORMATS, GROUPS, EditionConfig
from digest.config.kinds import check_choices, check_home, check_zone, parse_duration
from digest.config.load import TABLES, Config, find_config, load_config
from digest.config.mail import MailConfig
from digest.config.sources import SourceConfig

__all__ = [
    "FORMATS",
    "GROUPS",
    "TABLES",
    "Config",
    "EditionConfig",
    "MailConfig",
    "SourceConfig",
    "check_choices",
    "check_home",
    "check_zone",
    "find_config",
    "load_config",
    "parse_duration",
]
