"""Compiled templates of ours, kept beside the compiled modules: they took a thirtieth of a run."""

import marshal
import os
import sys
from contextlib import suppress
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from digest import controls
from digest.resources import templates_dir

FOLDER = Path(cache_from_source(__file__)).parent


class Compiled(BytecodeCache):
    """Keeps the code of shipped templates as Python keeps that of modules: where it may write.

    Templates of the user are compiled by every run.
    """

    def __init__(self, kind: str, folder: Path = FOLDER) -> None:
        """Keep templates of a kind of document, which decides how they are compiled."""
        self._kind = kind
        self._folder = folder

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the name of the file of a template, "" for one that is not kept."""
        if not filename or not Path(filename).is_relative_to(templates_dir()):
            return ""
        return f"{name.replace('/', '-')}.{self._kind}.{sys.implementation.cache_tag}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a template from its file, if that is of the template as it is."""
        with suppress(OSError, ValueError, EOFError, TypeError):
            stamp, body = (self._folder / bucket.key).read_bytes().split(b"\n", 1)
            if stamp == _stamp(bucket.checksum):
                bucket.code = marshal.loads(body)  # noqa: S302 - as trusted as the modules there

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the code of a template to its file; where that is not possible, it is no loss."""
        if not bucket.key or sys.dont_write_bytecode:
            return
        body = _stamp(bucket.checksum) + b"\n" + marshal.dumps(bucket.code)
        temporary = self._folder / f"{bucket.key}.{os.getpid()}"
        with suppress(OSError):
            temporary.write_bytes(body)
            temporary.replace(self._folder / bucket.key)


def _stamp(checksum: str) -> bytes:
    """Return what a template's code depends on: its text, Jinja, and how we print constants."""
    ours = (*Path(__file__).parent.glob("*.py"), Path(controls.__file__))
    newest = max(path.stat().st_mtime_ns for path in ours)
    return sha256(f"{checksum} {jinja2.__version__} {newest}".encode()).hexdigest().encode()
