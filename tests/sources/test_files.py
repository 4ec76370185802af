import ast
import os
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from digest.config.kinds import below
from digest.errors import SourceError
from digest.model import Raw, Refusal
from digest.sources import Deferral, FileSource


def names(source: FileSource) -> list[str]:
    return [Path(item.name).name for item in source.read()]


def put(path: Path, body: str = "text") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(body)
    return path


def test_a_folder_gives_all_files_below_it_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y/x.txt", ".hidden", "half.part", ".git/c"):
        put(tmp_path / name)

    assert names(FileSource(path=str(tmp_path))) == ["x.txt", "z.txt", "b.txt"]


def test_the_first_folder_below_a_path_names_the_source(tmp_path: Path) -> None:
    put(tmp_path / "Dawn/2026/a.txt")
    put(tmp_path / "b.txt")

    found = [item for item in FileSource(path=str(tmp_path)).read() if isinstance(item, Raw)]

    assert [raw.source for raw in found] == ["Dawn", ""]


def test_a_configured_source_is_named_after_its_folder_or_as_stated(tmp_path: Path) -> None:
    put(tmp_path / "crawl/a.txt")
    source = FileSource(path="crawl", base=str(tmp_path), by_folder=False)
    stated = FileSource(path="crawl", base=str(tmp_path), by_folder=False, name="Mine")
    globbed = FileSource(path="*/", base=str(tmp_path), by_folder=False)

    assert [raw.source for raw in source.read() if isinstance(raw, Raw)] == ["crawl"]
    assert [raw.source for raw in stated.read() if isinstance(raw, Raw)] == ["Mine"]
    assert [raw.source for raw in globbed.read() if isinstance(raw, Raw)] == ["crawl"]


def test_a_glob_is_expanded_and_may_match_nothing(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    put(tmp_path / "sub/b.txt")
    put(tmp_path / "c.md")

    assert names(FileSource(path=str(tmp_path / "**/*.txt"))) == ["a.txt", "b.txt"]
    assert names(FileSource(path=str(tmp_path / "*.xml"))) == []


def test_a_glob_that_ends_with_a_slash_means_folders_only(tmp_path: Path) -> None:
    put(tmp_path / "a/x.txt")
    put(tmp_path / "README.md")

    assert names(FileSource(path="*/", base=str(tmp_path), by_folder=False)) == ["x.txt"]


@pytest.mark.parametrize("path", ["~/news", "~/n*"])
def test_a_path_may_begin_at_home_whatever_folder_it_is_told_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    put(tmp_path / "news/a.txt")

    assert names(FileSource(path=path, base="/elsewhere")) == ["a.txt"]


def test_the_home_of_nobody_is_a_name_as_any_other(tmp_path: Path) -> None:
    put(tmp_path / "~nobody-here/a.txt")

    assert names(FileSource(path="~nobody-here", base=str(tmp_path))) == ["a.txt"]
    assert below(tmp_path, "~nobody-here") == str(tmp_path / "~nobody-here")


def test_a_path_that_is_not_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="nowhere: no such file or folder"):
        list(FileSource(path=str(tmp_path / "nowhere")).read())


def test_pipes_sockets_and_broken_links_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "dangling").symlink_to(tmp_path / "nothing")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket"))

        found = list(FileSource(path=str(tmp_path)).read())

    assert [item.reason for item in found if isinstance(item, Refusal)] == [
        "no such file or directory",
        "not a regular file",
        "no such device or address",
    ]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    put(tmp_path / "a/x.txt")
    (tmp_path / "a/loop").symlink_to(tmp_path)

    assert names(FileSource(path=str(tmp_path))) == ["x.txt"]


def test_a_link_to_itself_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    put(tmp_path / "x.txt")

    found = list(FileSource(path=str(tmp_path)).read())

    assert [Path(item.name).name for item in found] == ["loop", "x.txt"]
    assert isinstance(found[0], Refusal)


def test_folders_may_lie_deeper_than_calls_may_be_nested(tmp_path: Path) -> None:
    put(tmp_path / "/".join("d" * 300) / "x.txt")
    script = (
        "import sys\n"
        "from digest.sources import FileSource\n"
        "source = FileSource(path=sys.argv[1])\n"
        "sys.setrecursionlimit(250)\n"
        "print(len(list(source.read())))"
    )

    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "1"


def test_a_name_with_odd_bytes_is_printable(tmp_path: Path) -> None:
    odd = os.fsdecode(b"\xff\n\x1b[31m.txt")
    (tmp_path / odd).write_bytes(b"text")

    (raw,) = FileSource(path=str(tmp_path)).read()

    assert raw.name.isprintable()


def test_our_own_places_are_left_out_below_a_folder(tmp_path: Path) -> None:
    put(tmp_path / "output/daily/x.md")
    put(tmp_path / "a.txt")
    source = FileSource(path=str(tmp_path), exclude=(str(tmp_path / "output"),))

    assert names(source) == ["a.txt"]


@pytest.mark.parametrize("own", ["output", "output/", "link", "./output/../output"])
def test_one_of_our_own_places_is_refused_when_it_is_named(tmp_path: Path, own: str) -> None:
    put(tmp_path / "output/daily/x.md")
    (tmp_path / "link").symlink_to("output")
    source = FileSource(path=own, base=str(tmp_path), exclude=(str(tmp_path / "output"),))

    (refusal,) = source.read()

    assert isinstance(refusal, Refusal)
    assert refusal.reason == "a place of digest's own, which is never read"


def test_our_own_places_are_left_out_of_what_a_glob_finds(tmp_path: Path) -> None:
    put(tmp_path / "output/daily/x.md")
    put(tmp_path / "news/a.txt")
    source = FileSource(path=f"{tmp_path}/*/", exclude=(str(tmp_path / "output"),))

    assert names(source) == ["a.txt"]


@pytest.mark.parametrize("name", ["2026-11-24.md", "2026-11-24-2.md", "latest.md", "preview.md"])
def test_a_document_of_our_own_is_refused_when_it_is_named(tmp_path: Path, name: str) -> None:
    put(tmp_path / "output/daily" / name)
    put(tmp_path / name)
    own = (str(tmp_path / "output"),)

    (refusal,) = FileSource(path=str(tmp_path / "output/daily" / name), exclude=own).read()
    by_glob = FileSource(path=f"{tmp_path}/output/*/*.md", exclude=own)

    assert isinstance(refusal, Refusal)
    assert refusal.reason == "a place of digest's own, which is never read"
    assert names(by_glob) == []
    assert names(FileSource(path=str(tmp_path / name), exclude=own)) == [name]


def test_an_article_beside_the_editions_of_an_output_is_read(tmp_path: Path) -> None:
    put(tmp_path / "news/a.txt")
    source = FileSource(path=str(tmp_path / "news/a.txt"), exclude=(str(tmp_path),))

    assert names(source) == ["a.txt"]


def reasons_of_nobody(path: Path) -> list[str]:
    """Return why a user who is not root is refused what is at ``path``."""
    # Root reads everything, so where the tests run as root another user has to try.
    script = (
        "import os, sys\n"
        "from digest.sources import FileSource\n"
        "os.getuid() or os.setuid(65534)\n"
        "print([item.reason for item in FileSource(path=sys.argv[1]).read()])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    return ast.literal_eval(done.stdout)


def test_a_file_nobody_may_read_is_refused() -> None:
    with tempfile.TemporaryDirectory() as folder:
        put(Path(folder, "secret.txt")).chmod(0)
        Path(folder).chmod(0o755)

        assert reasons_of_nobody(Path(folder)) == ["permission denied"]


@pytest.mark.parametrize("below", ["", "sub", "sub/a.txt", "*"])
def test_a_folder_that_may_be_listed_but_not_entered_is_refused(below: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        closed = Path(folder, "closed")
        put(closed / "sub/a.txt")
        Path(folder).chmod(0o755)
        closed.chmod(0o644)

        reasons = reasons_of_nobody(closed / below)

        closed.chmod(0o755)
    assert reasons == ["permission denied"]


def test_a_file_that_is_gone_before_it_is_read_waits(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    put(tmp_path / "b.txt")
    (tmp_path / "c.txt").symlink_to("nowhere")
    reading = FileSource(path=str(tmp_path)).read()

    first = next(reading)
    (tmp_path / "b.txt").unlink()
    gone, dangling = reading

    assert isinstance(first, Raw)
    assert isinstance(gone, Deferral)
    assert gone.reason == "gone before it could be read"
    assert isinstance(dangling, Refusal)


def test_a_file_that_changes_while_it_is_read_waits(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 60_000_000)
    ended = threading.Event()

    def write() -> None:
        with path.open("ab") as file:
            while not ended.is_set():
                file.write(b"y")
                file.flush()

    writer = threading.Thread(target=write)
    writer.start()
    while path.stat().st_size == 60_000_000:
        pass
    try:
        (found,) = FileSource(path=str(path)).read()
    finally:
        ended.set()
        writer.join()

    assert isinstance(found, Deferral)
    assert found.reason == "changed while it was read: it may still be written"
