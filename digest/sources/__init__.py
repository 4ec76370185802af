"""Sources: places that yield inputs. Files, folders, globs and standard input are built in."""

from digest.sources.files import Deferral, FileRaw, FileSource, read_stdin

__all__ = ["Deferral", "FileRaw", "FileSource", "read_stdin"]
