"""Sources: places that yield inputs. Files, folders, globs and standard input are built in."""

from digest.sources.files import FileSource, read_stdin

__all__ = ["FileSource", "read_stdin"]
