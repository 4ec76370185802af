"""A certificate for the test server, made by the openssl of this machine."""

import shutil
from pathlib import Path

import pytest

from tests.deliver.faulty import make_certificate


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a certificate for 127.0.0.1."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not there")
    return make_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture(scope="session")
def other_certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a certificate for another host."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not there")
    return make_certificate(tmp_path_factory.mktemp("other"), host="DNS:other.example")
