import re
from pathlib import Path

import pytest

from digest.config import Config, EditionConfig, find_config, load_config
from digest.errors import ConfigError
from digest.model import Outlet
from digest.sample_config import sample_config, system_zone

FULL = """
timezone = "Europe/Vienna"
state = "state"
output = "out"
[[source]]
path = "articles/"
name = "Crawler"
language = "en"
[[outlet]]
name = "Dawn"
domain = "dawn.com"
home = "PK"
owner = "Pakistan Herald Publications"
[[edition]]
name = "daily"
title = "World briefing"
formats = ["md", "html"]
group_by = ["topic", "country"]
words = 80
recipients = ["reader@example.org"]
[mail]
from = "World briefing <digest@example.net>"
transport = "folder"
host = "127.0.0.1"
port = 25
tls = "starttls"
"""


def load(tmp_path: Path, text: str) -> Config:
    path = tmp_path / "digest.toml"
    path.write_text(text, encoding="utf-8")
    return load_config(path)


def test_every_documented_key_is_read(tmp_path: Path) -> None:
    config = load(tmp_path, FULL)

    assert config.timezone == "Europe/Vienna"
    assert config.output == str(tmp_path / "out")
    assert config.outlets == (
        Outlet(name="Dawn", domain="dawn.com", home="PK", owner="Pakistan Herald Publications"),
    )
    assert config.editions[0].group_by == ("topic", "country")
    assert config.editions[0].recipients == ("reader@example.org",)
    assert config.mail.folder == str(tmp_path / "mail")


def test_languages_may_be_stated_by_name_and_region(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        '[[source]]\npath = "a"\nlanguage = "English"\n'
        '[[edition]]\nlanguages = ["en-US", "German", "und"]\n',
    )

    assert config.sources[0].language == "en"
    assert config.editions[0].languages == ("en", "de", "und")


def test_a_byte_order_mark_is_no_part_of_the_file(tmp_path: Path) -> None:
    assert load(tmp_path, '\ufefftimezone = "Europe/Vienna"').timezone == "Europe/Vienna"


def test_a_file_that_is_no_utf8_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "digest.toml"
    path.write_bytes(b'# \xff\ntimezone = "UTC"\n')

    with pytest.raises(ConfigError, match="not UTF-8, at byte 3"):
        load_config(path)


def test_an_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    config = load(tmp_path, "")

    assert config.editions == (EditionConfig(),)
    assert config.editions[0].formats == ("md", "html", "eml", "json")
    assert config.timezone == "UTC"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[[edition]]\nlanguages = ["en", "engl"]',
            "edition 1: languages: 'engl' is no code of a language such as \"en\"",
        ),
        (
            '[[source]]\npath = "a"\nlanguage = "xx"',
            "source 1: language: 'xx' is no code of a language such as \"en\"",
        ),
        ('timezon = "UTC"', "unknown key 'timezon', did you mean 'timezone'?"),
        ('[[source]]\npth = "a"', "source 1: unknown key 'pth', did you mean 'path'?"),
        ("[[source]]", "source 1 needs a path"),
        ('timezone = "Vienna"', "unknown time zone 'Vienna'"),
        ("timezone = 1", "timezone must be a text in quotes"),
        ('[[edition]]\nformats = ["markdown"]', "edition 1: formats: 'markdown' is unknown"),
        ("[[edition]]\nwords = 0", "edition 1: words must be a whole number from 1 to 10000"),
        ("[[edition]]\nwords = true", "edition 1: words must be a whole number"),
        ('[[edition]]\nname = "../x"', "name '../x' must be lower-case letters"),
        ('[[edition]]\nname = "a"\n[[edition]]\nname = "a"', "two editions are named 'a'"),
        ('[[edition]]\nrecipients = ["nobody"]', "'nobody' is no mail address"),
        ('[[edition]]\nrecipients = ["a@b", "a@b"]', "a recipient is named twice"),
        ('[[outlet]]\nname = "D"\nhome = "Pakistan"', "outlet 1: home: 'Pakistan' is no country"),
        ('[mail]\ntransport = "pigeon"', "mail: transport: 'pigeon' is unknown"),
        ('[mail]\nfrom = "x"', "mail: from 'x' is no mail address"),
        ('[mail]\ntls = "none"\nhost = "mail.example"', "for this machine only"),
        ('[mail]\nhost = ""', "mail: host must name a mail server"),
        ('[[edition]]\ninclude = [""]', "edition 1: include: '' is no word or phrase"),
        ('[[edition]]\nexclude = ["x", " "]', "edition 1: exclude: ' ' is no word or phrase"),
        ('[[edition]]\nfollow = [""]', "edition 1: follow: '' is no word or phrase"),
        ('[[edition]]\ncountries = ["QQ"]', "edition 1: countries: no country is called 'QQ'"),
        ("mail = 3", "mail must be a table: [mail]"),
        ("[source]\npath = 'a'", "source must be written as [[source]]"),
        ("x = ", "Invalid value"),
    ],
)
def test_a_wrong_key_or_value_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text)

    assert message in str(caught.value)
    assert "digest.toml" in str(caught.value)


def test_a_config_is_looked_for_here_and_then_in_the_xdg_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "digest").mkdir()
    (tmp_path / "digest" / "digest.toml").touch()

    assert find_config({}) is None
    assert find_config({"XDG_CONFIG_HOME": str(tmp_path)}) == tmp_path / "digest/digest.toml"
    (tmp_path / "digest.toml").touch()
    assert find_config({"XDG_CONFIG_HOME": str(tmp_path)}) == Path("digest.toml")


def test_the_sample_configuration_is_valid(tmp_path: Path) -> None:
    config = load(tmp_path, sample_config("Asia/Karachi"))

    assert config.timezone == "Asia/Karachi"
    assert config.sources[0].path == "articles/"


def test_every_key_that_the_sample_configuration_shows_exists(tmp_path: Path) -> None:
    shown = re.sub(r"(?m)^# (?=\"?\w[\w ]*\"? = |\[)", "", sample_config("UTC"))
    (tmp_path / "policy.tsv").touch()

    config = load(tmp_path, shown)

    assert config.outlets[0].home == "PK"
    assert config.editions[0].follow == ("PK", "Economy", "monsoon")
    assert config.mail.host == "mail.example.net"
    assert len(re.findall(r"(?m)^# \w+ = ", sample_config("UTC"))) >= 15


def test_the_zone_of_the_machine_is_one_that_exists() -> None:
    assert system_zone({"TZ": ":Asia/Karachi"}) == "Asia/Karachi"
    assert system_zone({"TZ": "nonsense"})
