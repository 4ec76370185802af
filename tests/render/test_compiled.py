import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from digest.render.compiled import Compiled
from digest.resources import templates_dir

NAME = "html/page.css"


@pytest.fixture(autouse=True)
def _python_keeps_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def look_up(folder: Path, templates: Path) -> str:
    loader = FileSystemLoader(templates)
    cache = Compiled("html", folder)
    return (
        Environment(loader=loader, bytecode_cache=cache, autoescape=True)
        .get_template(NAME)
        .render()
    )


def test_a_shipped_template_is_compiled_once(tmp_path: Path) -> None:
    fresh = look_up(tmp_path, templates_dir())
    (kept,) = tmp_path.iterdir()
    before = kept.stat().st_mtime_ns

    again = look_up(tmp_path, templates_dir())

    assert again == fresh
    assert kept.stat().st_mtime_ns == before


@pytest.mark.parametrize("body", [b"", b"\n", b"other code\n", b"cut off"])
def test_what_is_no_code_of_the_template_is_compiled_anew(tmp_path: Path, body: bytes) -> None:
    fresh = look_up(tmp_path, templates_dir())
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:80] if body == b"cut off" else body)

    assert look_up(tmp_path, templates_dir()) == fresh
    assert kept.read_bytes() == whole


def test_a_template_of_the_user_is_not_kept(tmp_path: Path) -> None:
    own, folder = tmp_path / "own", tmp_path / "folder"
    (own / NAME).parent.mkdir(parents=True)
    (own / NAME).write_text("mine")
    folder.mkdir()

    assert look_up(folder, own) == "mine"
    assert not list(folder.iterdir())


def test_without_a_place_to_write_nothing_is_lost(tmp_path: Path) -> None:
    assert look_up(tmp_path / "none", templates_dir()) == look_up(tmp_path, templates_dir())
