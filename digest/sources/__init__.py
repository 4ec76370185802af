"""Sources: places that yield inputs. Files, folders, globs and standard input are built in."""

from digest.sources.files import Deferral, FileRaw, FileSource, may_stand, read_stdin

__all__ = ["Deferral", "FileRaw", "FileSource", "may_stand", "read_stdin"]
