"""Secrets: from three places, never from one that others can read, never shown."""

import os
from base64 import b64encode
from pathlib import Path

import pytest

from digest.errors import ConfigError, SourceError
from digest.secrets import Secret, read_secret

WORD = "tr0ub4dor&3"


def private(path: Path, text: str = f"{WORD}\nsecond line\n", mode: int = 0o600) -> str:
    path.write_text(text)
    path.chmod(mode)
    return str(path)


def test_a_secret_comes_from_a_variable_a_file_or_a_command(tmp_path: Path) -> None:
    file = private(tmp_path / "secret")

    found = [
        read_secret({"PASSWORD": WORD}, env="PASSWORD"),
        read_secret({}, file=file),
        read_secret({}, command=["cat", file]),
    ]

    assert [secret.reveal() for secret in found] == [WORD] * 3


def test_a_secret_never_shows() -> None:
    secret = Secret(WORD)

    assert WORD not in repr(secret) + str(secret) + f"{secret}" + repr([secret])
    assert secret.redact(f"535 {WORD} is wrong") == "535 *** is wrong"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660, 0o666, 0o620])
def test_a_file_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    with pytest.raises(ConfigError, match="others can read this secret: chmod 600 it"):
        read_secret({}, file=private(tmp_path / "secret", mode=mode))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_of_somebody_else_is_refused(tmp_path: Path) -> None:
    file = private(tmp_path / "secret")
    os.chown(file, 65534, 65534)

    with pytest.raises(ConfigError, match="belongs to another user"):
        read_secret({}, file=file)


def test_what_is_not_there_is_named_without_a_secret(tmp_path: Path) -> None:
    for call, message in [
        ({"env": "NONE"}, "environment variable NONE is not set"),
        ({"file": str(tmp_path / "none")}, "none: no such file"),
        ({"file": private(tmp_path / "empty", "\n")}, "empty: no secret in it"),
        ({"command": ["true"]}, "true: no secret in it"),
    ]:
        with pytest.raises(ConfigError, match=message):
            read_secret({}, **call)  # type: ignore[arg-type]  # words


def test_a_command_that_fails_may_work_another_time() -> None:
    with pytest.raises(SourceError, match="false: ended with status 1"):
        read_secret({}, command=["false"])
    with pytest.raises(SourceError, match="no-such-program: no such file"):
        read_secret({}, command=["no-such-program"])
    with pytest.raises(SourceError) as caught:
        read_secret({}, command=["sh", "-c", f"echo {WORD}; echo {WORD} >&2; exit 1"])
    assert WORD not in str(caught.value)


@pytest.mark.parametrize("sent", ["s3cret-word", "digest\0digest\0s3cret-word", "\0d\0s3cret-word"])
def test_what_a_server_repeats_in_base64_does_not_show_either(sent: str) -> None:
    said = f"501 cannot decode {b64encode(sent.encode()).decode()}, sorry"

    assert Secret("s3cret-word").redact(said) == "501 cannot decode ***, sorry"
    assert Secret("s3cret-word").redact("535 5.7.8 go/away=") == "535 5.7.8 go/away="
