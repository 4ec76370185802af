"""Every command as it is typed: what it prints, and how it ends."""

import fcntl
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from digest import __version__
from tests.conftest import NEWS, Tool

COMMANDS = ("run", "demo", "init", "extract", "analyze", "stories", "show", "verify")


def start(*words: str | Path, cwd: Path, **environment: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "digest", *map(str, words)],
        cwd=cwd,
        env={"PATH": "/usr/bin:/bin", "HOME": str(cwd), **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_help_names_every_command_and_gives_examples(digest: Tool) -> None:
    result = digest("--help")

    assert result.exit_code == 0
    for command in COMMANDS:
        assert f"  {command}" in result.output
        assert "Example" in digest(command, "--help").output


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys; from digest.cli import cli; cli.main(['--help'], standalone_mode=False)\n"
        "heavy = {'numpy', 'nltk', 'scipy', 'sumy', 'jinja2', 'sqlite3', 'yaml', 'Stemmer'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)

    assert done.stderr.strip() == b"[]"


def test_a_run_imports_neither_sumy_nor_nltk(news: Path, here: Path) -> None:
    script = (
        "import sys; from digest.cli import cli\n"
        "cli.main(['run', sys.argv[1]], standalone_mode=False)\n"
        "print(sorted({'sumy', 'nltk', 'scipy', 'requests'} & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", script, str(news)], capture_output=True, check=True, cwd=here
    )

    assert done.stdout.strip() == b"[]"


def test_the_version_is_told(digest: Tool) -> None:
    assert digest("--version").output == f"digest, version {__version__}\n"


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("run", "nowhere"), 2, "nowhere: no such file or folder"),
        (("run",), 2, "nothing to read"),
        (("run", ".", "--edition", "weekly"), 2, "no edition is named 'weekly'; there are: daily"),
        (("run", ".", "--day", "19.12.2023"), 2, "no day such as 2023-12-19"),
        (("run", ".", "--day", "2023-12-19", "--send"), 2, "neither --send nor --extra"),
        (("run", ".", "--now", "soon"), 2, "no time such as"),
        (("run", ".", "--now", "9999-12-31T23:59"), 2, "no time such as"),
        (("run", ".", "--now", "0001-01-01T00:00"), 2, "no time such as"),
        (("send", "--deadline", "soon"), 2, "--deadline: 'soon' is no length of time"),
        (("status", "--max-age", "26"), 2, "--max-age: '26' is no length of time"),
        (("purge", "--keep", "0d"), 2, "--keep: '0d' is no length of time"),
        (("run", ".", "--format", "pdf"), 2, "'pdf' is unknown"),
        (("run", ".", "--group-by", "topics"), 2, "did you mean 'topic'?"),
        (("run", ".", "--summarizer", "lexrnk"), 2, "did you mean 'lexrank'?"),
        (("run", ".", "--config", "none.toml"), 2, "no such configuration file"),
        (("analyze", ".", "--home", "Pakistan"), 2, "is no country code"),
        (("analyze", ".", "--home", "UK"), 2, "'UK' is no country code"),
        (("show", "2026-01-01"), 2, "has no digest of 2026-01-01"),
        (("show", "nothing"), 2, "no article has this id"),
        (("verify", "none.json"), 2, "no such file"),
        (("frobnicate",), 2, "No such command"),
    ],
)
def test_a_wrong_call_ends_with_one_clear_line(
    digest: Tool, words: tuple[str, ...], status: int, message: str
) -> None:
    result = digest(*words)

    assert result.exit_code == status
    assert message in result.output
    assert "Traceback" not in result.output


def test_a_summarizer_that_the_configuration_gets_wrong_is_no_wrong_call(
    digest: Tool, here: Path
) -> None:
    (here / "digest.toml").write_text('summarizer = "lexrnk"\n', encoding="utf-8")

    result = digest("run", ".")

    assert result.exit_code == 78
    assert (
        result.output
        == "digest: digest.toml: summarizer: 'lexrnk' is unknown, did you mean 'lexrank'?\n"
    )


def test_a_wrong_configuration_ends_with_78(digest: Tool, here: Path) -> None:
    (here / "digest.toml").write_text('timezon = "UTC"')

    result = digest("run")

    assert (result.exit_code, "did you mean 'timezone'?" in result.output) == (78, True)


def test_extract_prints_the_fixed_fields_in_input_order(digest: Tool, news: Path) -> None:
    lines = [json.loads(line) for line in digest("extract", news).output.splitlines()]

    assert [line["source"] for line in lines] == ["Indus Daily", "Seoul Ledger"]
    assert list(lines[0]) == [
        "id", "source", "title", "author", "published", "language", "url", "text",
    ]  # fmt: skip
    assert lines[0]["published"] == "2026-11-23"
    assert lines[0]["text"].startswith("Pakistan on Monday")


def test_analyze_reads_standard_input_and_its_sentences_are_spans(digest: Tool) -> None:
    text = NEWS["Indus Daily/quake.txt"]

    result = digest("analyze", "-", "--sentences", "2", input=text)
    line = json.loads(result.output)

    assert list(line) == [
        "id", "source", "title", "title_derived", "published", "language", "summary",
        "countries", "topics",
    ]  # fmt: skip
    assert line["source"] == "unknown source"
    body = json.loads(digest("extract", "-", input=text).output)["text"]
    assert len(line["summary"]) == 2
    for sentence in line["summary"]:
        assert body[sentence["start"] : sentence["end"]] == sentence["text"]
    assert line["countries"][0]["code"] == "PK"
    assert line["countries"][0]["role"] == "primary"


def test_a_given_id_is_the_id(digest: Tool, here: Path) -> None:
    (here / "d.jsonl").write_text('{"id": "a-1", "title": "Rain in Kenya"}\n')

    assert json.loads(digest("analyze", "d.jsonl").output)["id"] == "a-1"


def test_what_decides_a_country_is_told_and_what_is_not_there_is_not(
    digest: Tool, here: Path
) -> None:
    (here / "filed.txt").write_text(
        "TOKYO, March 3 (Kanto) - Shares rose in early trading, led by chips."
    )
    (here / "named.txt").write_text("Nepal's parliament in Kathmandu voted on Monday to cut fees.")

    (filed,) = json.loads(digest("analyze", "filed.txt").output)["countries"]
    named = json.loads(digest("analyze", "named.txt", "--home", "GB").output)["countries"]

    assert (filed["code"], filed["evidence"]) == ("JP", ["TOKYO"])
    assert [own["code"] for own in named] == ["NP"]


@pytest.mark.parametrize(
    ("dateline", "country"),
    [
        ("SAN JOSE, Calif. (AP) —", "US"),
        ("GEORGETOWN, Guyana (AP) —", "GY"),
        ("TRIPOLI, Lebanon, Jan 5 (AFP) -", "LB"),
    ],
)
def test_a_dateline_says_itself_where_its_town_lies(
    digest: Tool, here: Path, dateline: str, country: str
) -> None:
    (here / "a.txt").write_text(f"{dateline} The mayor said on Friday that shops will close early.")

    (filed,) = json.loads(digest("analyze", "a.txt").output)["countries"]

    assert (filed["code"], filed["role"]) == (country, "primary")
    assert filed["evidence"] == [dateline.split(" (", maxsplit=1)[0].removesuffix(", Jan 5")]


def test_stories_join_exact_copies(digest: Tool, here: Path) -> None:
    text = NEWS["Indus Daily/quake.txt"].removeprefix(" date 2026-11-23 ")
    rows = [{"id": n, "text": text, "url": f"https://{n}.example/", "source": n} for n in "ab"]
    (here / "d.jsonl").write_text("\n".join(map(json.dumps, rows)))

    (line,) = digest("stories", "d.jsonl").output.splitlines()
    story = json.loads(line)

    assert list(story) == [
        "id", "articles", "copies", "headline", "summary", "countries", "topics", "sources",
        "independent", "figures",
    ]  # fmt: skip
    assert (story["articles"], story["copies"], story["independent"]) == (["a", "b"], ["b"], 1)


def test_stories_tell_what_a_digest_would(digest: Tool, here: Path) -> None:
    rows = [
        {
            "id": "a",
            "source": "Sun",
            "title": "Quake kills six in Iquique",
            "text": "An earthquake near Iquique in Chile killed six people on Monday, police said.",
        },
        {
            "id": "b",
            "source": "Times",
            "title": "Chile: nine dead in Iquique quake",
            "text": "Nine people died when an earthquake shook Iquique, Chile, early on Monday.",
        },
    ]
    (here / "d.jsonl").write_text("\n".join(map(json.dumps, rows)))
    owner = '[[outlet]]\nname = "{}"\nowner = "One"\n'
    config = f"{owner.format('Sun')}{owner.format('Times')}[stories]\nthreshold = {{}}\n"

    (here / "digest.toml").write_text(config.format(0.3))
    (line,) = digest("stories", "d.jsonl").output.splitlines()
    (here / "digest.toml").write_text(config.format(1))
    apart = digest("stories", "d.jsonl").output.splitlines()

    story = json.loads(line)
    assert story["independent"] == 1
    assert [own["what"] for own in story["figures"]] == ["deaths"]
    assert {own["value"] for own in story["figures"][0]["claims"]} == {"six", "nine"}
    assert len(apart) == 2


def test_stories_tell_figures_and_independence_as_the_digest_does(digest: Tool, here: Path) -> None:
    rows = [
        {
            "id": "a",
            "source": "Desert Post",
            "text": "A blast in the harbor of Conakry in Guinea killed 14 people on Sunday, the "
            "mayor said. The customs hall burned all night. Ships wait outside the port.",
        },
        {
            "id": "b",
            "source": "River Mail",
            "text": "At least 17 people were killed on Sunday when a blast shook the harbor of "
            "Conakry in Guinea, police said. Fishermen heard it far out. Fuel had leaked.",
        },
    ]
    (here / "d.jsonl").write_text("\n".join(map(json.dumps, rows)))
    owners = "".join(
        f'[[outlet]]\nname = "{name}"\nowner = "Sahel Group"\n'
        for name in ("Desert Post", "River Mail")
    )
    (here / "digest.toml").write_text(owners)

    (line,) = digest("stories", "d.jsonl").output.splitlines()
    digest("run", "d.jsonl", "--now", "2026-11-24T07:00")
    story = json.loads(line)
    printed = json.loads((here / "output/daily/latest.json").read_text())
    entry = printed["sections"][0]["sections"][0]["stories"][0]

    assert story["figures"] == entry["figures"]
    assert [claim["value"] for claim in story["figures"][0]["claims"]] == ["14", "At least 17"]
    assert story["independent"] == entry["independent"] == 1


def test_refused_inputs_of_analyze_are_named_and_reported(digest: Tool, news: Path) -> None:
    (news / "empty.txt").touch()

    result = digest("analyze", news, "--report", "r.json")

    assert "empty.txt: empty" in result.output
    report = json.loads(Path("r.json").read_text())
    assert (report["read"], report["included"], report["refused"]) == (3, 2, 1)


def test_show_prints_the_latest_digest_a_day_and_an_article(digest: Tool, news: Path) -> None:
    digest("run", news, "--now", "2026-11-23T07:00Z")
    id_ = json.loads(digest("extract", news).output.splitlines()[0])["id"]

    latest, day = digest("show").output, digest("show", "2026-11-23").output

    assert latest == day == Path("output/daily/2026-11-23.md").read_text(encoding="utf-8")
    assert "Engineers in Karachi and Quetta tested the lines" in digest("show", id_).output


def test_an_article_is_shown_by_the_beginning_of_its_id_that_digests_print(
    digest: Tool, news: Path
) -> None:
    digest("run", news, "--now", "2026-11-23T07:00Z")
    id_ = json.loads(digest("extract", news).output.splitlines()[0])["id"]

    assert f"id {id_[:8]}" in digest("show").output
    assert digest("show", id_[:8]).output == digest("show", id_).output
    assert digest("show", id_[:7]).exit_code == 2


def test_a_given_id_and_what_is_retracted_are_named_in_full(digest: Tool, here: Path) -> None:
    line = {"id": "20261123001", "text": "A storm hit the port of Karachi. Boats sank there."}
    (here / "a.jsonl").write_text(json.dumps(line))
    digest("run", here / "a.jsonl", "--now", "2026-11-23T07:00Z")

    assert digest("show", "20261123001").exit_code == 0
    assert digest("show", "20261123").exit_code == 2
    assert digest("forget", "20261123").exit_code == 2


def test_an_article_is_not_retracted_by_the_beginning_of_its_id(digest: Tool, news: Path) -> None:
    digest("run", news, "--now", "2026-11-23T07:00Z")
    id_ = json.loads(digest("extract", news).output.splitlines()[0])["id"]

    assert digest("forget", id_[:8]).exit_code == 2
    assert digest("forget", id_).exit_code == 0


def test_verify_proves_a_digest_and_finds_a_changed_word(digest: Tool, news: Path) -> None:
    digest("run", news, "--now", "2026-11-23T07:00Z")
    path = Path("output/daily/2026-11-23.json")
    Path("extract.jsonl").write_text(digest("extract", news).output, encoding="utf-8")

    assert digest("verify", path).exit_code == 0
    assert digest("verify", path, "--articles", "extract.jsonl").exit_code == 0
    path.write_text(path.read_text(encoding="utf-8").replace("a new control room", "a new room"))
    changed = digest("verify", path)

    assert changed.exit_code == 65
    assert "not in article" in changed.output


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": 1, "sections": [1]}', "\xff"])
def test_verify_refuses_what_is_no_digest(digest: Tool, text: str) -> None:
    Path("x.json").write_bytes(text.encode("latin-1"))

    assert digest("verify", "x.json").exit_code == 65


@pytest.mark.parametrize(
    "sentence",
    ["1", "{}", '{"text": "A", "article": "a", "start": null, "end": 1}',
     '{"text": 1, "article": "a", "start": 0, "end": 1}'],
)  # fmt: skip
def test_verify_refuses_a_sentence_without_text_or_place(digest: Tool, sentence: str) -> None:
    text = '{"schema": 1, "sections": [{"sections": [], "stories": [{"summary": [%s]}]}]}'
    Path("x.json").write_text(text % sentence)

    result = digest("verify", "x.json")

    assert result.exit_code == 65
    assert len(result.output.splitlines()) == 1


@pytest.mark.parametrize("line", ["1", "[1]", '{"id": [], "text": 1, "title": 2, "url": 3}'])
def test_verify_refuses_lines_that_no_extract_wrote(digest: Tool, line: str) -> None:
    Path("x.json").write_text('{"schema": 1, "sections": []}')
    Path("extract.jsonl").write_text(line)

    assert digest("verify", "x.json", "--articles", "extract.jsonl").exit_code == 65


def test_one_sentence_is_told_as_one(digest: Tool, here: Path) -> None:
    (here / "a.txt").write_text("Rain fell on Kenya on Monday and filled the dams.")
    digest("run", "a.txt", "--now", "2026-11-23T07:00Z")

    told = digest("verify", "output/daily/latest.json").output

    assert told == "1 sentence stands word for word in 1 article\n"


def test_init_writes_a_configuration_once(digest: Tool) -> None:
    assert digest("init").exit_code == 0
    again = digest("init")

    assert (again.exit_code, "is there already" in again.output) == (2, True)
    Path("articles").mkdir()
    assert digest("run").exit_code == 0


def test_an_input_that_was_just_written_is_told_of_in_place_of_nothing_new(
    digest: Tool, here: Path
) -> None:
    (here / "digest.toml").write_text('[[source]]\npath = "a.txt"\n')
    (here / "a.txt").write_text(NEWS["Indus Daily/quake.txt"], encoding="utf-8")

    told = digest("run", "--verbose").output

    assert told.startswith("1 input left: changed less than")
    assert "nothing new" not in told


def test_the_demo_names_no_file_that_it_could_not_write(digest: Tool, here: Path) -> None:
    (here / "taken").write_text("a file", encoding="utf-8")

    result = digest("demo", "--output", "taken")

    assert result.exit_code == 73
    assert "digest: taken/demo/2026-11-20.eml: " in result.stderr
    assert "taken" not in result.stdout


def test_the_demo_is_always_fresh_and_says_that_its_news_is_invented(digest: Tool) -> None:
    first = digest("demo", "--output", "a")
    second = digest("demo", "--output", "b")

    assert (first.exit_code, second.exit_code) == (0, 0)
    for suffix in ("md", "html", "eml", "json"):
        one, two = Path(f"a/demo/latest.{suffix}"), Path(f"b/demo/latest.{suffix}")
        assert one.read_bytes() == two.read_bytes()
    assert "invented" in Path("a/demo/latest.md").read_text(encoding="utf-8")
    assert not (Path.home() / ".local").exists()


def test_a_second_run_at_once_ends_with_75(digest: Tool, news: Path, here: Path) -> None:
    (here / "state").mkdir()
    with (here / "state/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)

        result = digest("run", news, "--state", "state")

    assert (result.exit_code, "another run" in result.output) == (75, True)


def test_a_terminated_run_ends_with_143_and_the_next_one_finishes(news: Path, here: Path) -> None:
    process = start("run", "-", "--state", "s", cwd=here)
    while not (here / "s/lock").exists():
        time.sleep(0.02)
    time.sleep(0.2)
    process.send_signal(signal.SIGTERM)

    process.communicate(timeout=20)
    after = start("run", news, "--state", "s", cwd=here)
    after.communicate(timeout=60)

    assert process.returncode == 143
    assert after.returncode == 0


def test_documents_are_the_same_bytes_wherever_they_are_made(news: Path, tmp_path: Path) -> None:
    made = []
    environments = [
        {"TZ": "Pacific/Kiritimati", "LANG": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Adak", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
    ]
    for number, environment in enumerate(environments):
        folder = tmp_path / f"place {number}"
        folder.mkdir()
        process = start("run", news, "--day", "2026-11-23", cwd=folder, **environment)
        assert process.communicate(timeout=60) == (b"", b"")
        made.append({path.name: path.read_bytes() for path in (folder / "output/daily").iterdir()})

    assert made[0] == made[1]
    assert len(made[0]) == 8


def test_it_works_without_a_home_and_with_closed_output(news: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "digest", "run", str(news), "--state", "s"],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("words", [("extract", "NEWS"), ("--help",), ("run", "--help")])
def test_output_to_a_full_disk_ends_in_a_line(
    words: tuple[str, ...], news: Path, tmp_path: Path
) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "digest", *(str(news) if w == "NEWS" else w for w in words)],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert done.returncode == 74
    assert done.stderr == b"digest: standard output: no space left on device\n"


def test_an_opinion_is_not_told_in_short_however_few_stories_there_are(
    digest: Tool, here: Path
) -> None:
    lines = [
        {"title": "Port of Odesa reopens", "text": "The port of Odesa reopened on Monday. Two"
         " ships left it in the afternoon, the harbor master said."},
        {"title": "Quake hits Lima", "text": "A quake shook Lima in Peru on Monday and broke"
         " windows. Nobody was hurt, the mayor said."},
        {"title": "Opinion: Cocoa deserves a fair price", "text": "Ghana has sold its cocoa too"
         " cheaply for years. Its farmers should ask for more. Nobody else will do it."},
    ]  # fmt: skip
    (here / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))

    digest("run", here / "a.jsonl", "--now", "2026-11-23T07:00Z")

    text = digest("show").output
    short = [line for line in text.splitlines() if line.startswith("**In short:**")]
    assert "Cocoa deserves a fair price" in text
    assert len(short) == 1
    assert "Cocoa" not in short[0]
