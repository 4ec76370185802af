"""Secrets: from an environment variable, a private file or a command; never shown.

They are in no argument of a command, no message, no log and no ``repr``.
"""

import base64
import os
import re
import stat
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from digest.errors import ConfigError, SourceError

_COMMAND_SECONDS = 30
_BASE64 = re.compile(r"[A-Za-z0-9+/]{4,}={0,2}")


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that is told only to whom ``reveal`` is written for."""

    _text: str = field(repr=False)

    def reveal(self) -> str:
        """Return the text itself."""
        return self._text

    def redact(self, text: str) -> str:
        """Return ``text`` without the secret, should a server have repeated it, plain or as sent.

        What is sent to log in is base64 of the password, alone or with the name (RFC 4616, 4954).
        """
        if not self._text:
            return text
        return _BASE64.sub(self._shown, text.replace(self._text, "***"))

    def _shown(self, word: re.Match[str]) -> str:
        letters = word[0].rstrip("=")
        # One letter alone at the end holds no byte.
        letters = letters[:-1] if len(letters) % 4 == 1 else letters
        raw = base64.b64decode(letters + "=" * (-len(letters) % 4))
        return "***" if self._text.encode() in raw else word[0]


def read_secret(
    environ: Mapping[str, str], *, env: str = "", file: str = "", command: Sequence[str] = ()
) -> Secret:
    """Return a secret from the one place that is named.

    Args:
        environ: the environment.
        env: the name of a variable.
        file: the path of a file, whose first line it is.
        command: words of a command that prints it.

    Raises:
        ConfigError: the variable is not set, or the file cannot be read or others can read it.
        SourceError: the command failed; it may work another time.
    """
    if env:
        text = environ.get(env, "")
        if not text:
            raise ConfigError(f"the environment variable {env} is not set")
    elif file:
        text = _first_line(file)
    else:
        text = _printed(command)
    if not text:
        raise ConfigError(f"{file or command[0]}: no secret in it")
    return Secret(text)


def _first_line(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:  # noqa: PTH123 - the descriptor is checked
            status = os.fstat(file.fileno())
            if stat.S_IMODE(status.st_mode) & 0o077:
                raise ConfigError(f"{path}: others can read this secret: chmod 600 it")
            if status.st_uid not in (0, os.geteuid()):
                raise ConfigError(f"{path}: this secret belongs to another user")
            return file.readline().rstrip("\r\n")
    except OSError as error:
        raise ConfigError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is no text") from error


def _printed(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - the operator's own command, without a shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_COMMAND_SECONDS,
            check=True,
        )
    except OSError as error:
        raise SourceError(f"{command[0]}: {(error.strerror or str(error)).lower()}") from error
    except subprocess.TimeoutExpired:
        raise SourceError(f"{command[0]}: no secret in {_COMMAND_SECONDS} seconds") from None
    except subprocess.CalledProcessError as error:
        raise SourceError(f"{command[0]}: ended with status {error.returncode}") from None
    return done.stdout.decode("utf-8", "replace").partition("\n")[0].rstrip("\r")
