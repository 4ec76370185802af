"""Every error of digest, as one tree; its exit status is the one in the table of docs/cli.md.

DigestError
├── UsageError        2   a path that is not there, options that exclude each other
├── InputError        65  inputs given and none readable; a digest that does not verify
├── SourceError       69  a configured source cannot be reached (nothing is lost)
├── OutputError       73  the output cannot be written
│   └── DiskFullError 74  because its disk is full
├── StateError        74  the disk is full or the state is damaged
├── LockedError       75  another run holds the state
└── ConfigError       78  the configuration or a template is wrong
"""


class DigestError(Exception):
    """An error that is told in one line; ``exit_status`` is the status the tool ends with."""

    exit_status = 1


class UsageError(DigestError):
    """The command was called in a way that cannot work."""

    exit_status = 2


class InputError(DigestError):
    """Inputs were given and none of them could be read or proved."""

    exit_status = 65


class SourceError(DigestError):
    """A configured source cannot be reached; the next run tries again."""

    exit_status = 69


class OutputError(DigestError):
    """A document or report cannot be written; the state has it, the next run writes it."""

    exit_status = 73


class DiskFullError(OutputError):
    """A document or report cannot be written, for there is no space left."""

    exit_status = 74


class StateError(DigestError):
    """The state cannot be read or written."""

    exit_status = 74


class LockedError(DigestError):
    """Another run holds the lock of the state folder; try again when it has ended."""

    exit_status = 75


class ConfigError(DigestError):
    """The configuration or a template is wrong."""

    exit_status = 78
