"""Folders of templates: how they extend the shipped ones, and what they cannot do."""

import re
from dataclasses import fields
from inspect import getmembers
from pathlib import Path

import pytest

from digest.errors import ConfigError
from digest.render import parts_of_mail, render
from digest.render.view import Difference, Group, Headline, Item, Page, Part, Passage
from tests.render import samples


def folder(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return root


def rendered(kind: str, root: Path) -> str:
    return render(samples.digest(), formats=(kind,), template_dirs=(root,))[0].body.decode()


def test_a_template_of_the_user_comes_before_the_shipped_one(tmp_path: Path) -> None:
    root = folder(tmp_path, "md/digest.md.j2", "{{ page.title }}: {{ page.digest.edition }}\n")

    assert rendered("md", root) == "World briefing: world\n"
    assert rendered("html", root).startswith("<!DOCTYPE html>")


def test_a_shipped_template_can_be_extended_by_its_blocks(tmp_path: Path) -> None:
    for name in ("html/digest.html.j2", "md/digest.md.j2", "mail/digest.html.j2"):
        folder(
            tmp_path,
            name,
            f'{{% extends "default:{name}" %}}{{% block footer %}}Our own end.\n{{% endblock %}}',
        )
    for kind in ("html", "md"):
        body = rendered(kind, tmp_path)
        assert "Our own end." in body
        assert "That is all." not in body
        assert "Rescuers reach villages" in body
    assert "Our own end." in parts_of_mail(samples.digest(), template_dirs=(tmp_path,)).html


def test_a_style_sheet_alone_can_be_replaced(tmp_path: Path) -> None:
    root = folder(tmp_path, "html/page.css", "body { color: teal }")

    assert "body { color: teal }" in rendered("html", root)
    assert "--paper" not in rendered("html", root)


def test_values_are_escaped_in_a_template_that_knows_nothing_of_it(tmp_path: Path) -> None:
    folder(tmp_path, "html/digest.html.j2", "{{ page.note }} {{ page.note | safe }}")
    folder(tmp_path, "md/digest.md.j2", "{{ page.note }}")
    digest = samples.digest(note="<b>*{{ 7 * 7 }}*</b>")
    html, markdown = render(digest, formats=("html", "md"), template_dirs=(tmp_path,))

    assert html.body.startswith(b"&lt;b&gt;*{{ 7 * 7 }}*&lt;/b&gt; <b>")
    assert markdown.body == b"&#60;b&#62;\\*\\{\\{ 7 \\* 7 \\}\\}\\*&#60;/b&#62;\n"


def test_raw_addresses_pass_through_the_url_filter(tmp_path: Path) -> None:
    source = "{{ 'javascript:x' | url }}|{{ 'https://a.org/(1)' | url }}"
    folder(tmp_path, "html/digest.html.j2", source)
    folder(tmp_path, "md/digest.md.j2", source)

    assert rendered("html", tmp_path) == "|https://a.org/%281%29\n"
    assert rendered("md", tmp_path) == "&#124;https://a.org/%281%29\n".replace("&#124;", "|")


def test_a_note_in_markdown_can_be_shown_as_such(tmp_path: Path) -> None:
    root = folder(tmp_path, "html/digest.html.j2", "{{ '*calm* <b>' | markdown }}")

    assert rendered("html", root) == "<p><em>calm</em> &lt;b&gt;</p>\n"


@pytest.mark.parametrize(
    ("source", "trouble"),
    [
        ("a\n\n{% if %}", r"digest\.md\.j2:3: Expected an expression"),
        ("a\n{{ page.titel }}", r"digest\.md\.j2:2: .*titel"),
        ("a\n{{ pgae }}", r"digest\.md\.j2:2: 'pgae' is undefined"),
        ("{{ page.title | shout }}", r"digest\.md\.j2:1: No filter named 'shout'"),
        ('{% include "no.j2" %}', r"digest\.md\.j2:1: no template 'no\.j2'"),
        ("{{ 1 / 0 }}", r"digest\.md\.j2:1: division by zero"),
        ("{{ page.top + 1 }}", r"digest\.md\.j2:1: "),
        ("{{ page.digest.__class__.__mro__ }}", r"digest\.md\.j2:1: access to attribute"),
        ("{{ page.__class__ }}", r"digest\.md\.j2:1: access to attribute"),
        ("{% for n in range(10 ** 9) %}{% endfor %}", r"digest\.md\.j2:1: Range too big"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", r"digest\.md\.j2:1: maximum recursion"),
        ('{% include "../secret" %}', r"digest\.md\.j2:1: no template '\.\./secret'"),
    ],
)
def test_a_broken_template_is_named_with_its_line(
    tmp_path: Path, source: str, trouble: str
) -> None:
    root = folder(tmp_path, "md/digest.md.j2", source)

    with pytest.raises(ConfigError, match=trouble):
        rendered("md", root)


def test_a_template_that_is_no_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "md").mkdir()
    (tmp_path / "md" / "digest.md.j2").write_bytes(b"\xff\xfe")

    with pytest.raises(ConfigError, match=r"md/digest\.md\.j2: 'utf-8' codec"):
        rendered("md", tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="none: no such folder of templates"):
        rendered("md", tmp_path / "none")


DOCUMENTED = {
    "`page.`": Page,
    "a part": Part,
    "an item (a story)": Item,
    "a passage": Passage,
    "a difference": Difference,
    "a headline (a story that is only named)": Headline,
    "a group": Group,
}


@pytest.mark.parametrize("title", DOCUMENTED)
def test_the_manual_names_all_that_a_template_can_use(title: str) -> None:
    text = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
    rows = text.split(f"| {title} | what |\n|---|---|\n")[1].split("\n\n")[0].splitlines()
    named = [name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[1])]
    kind = DOCUMENTED[title]
    known = {field.name for field in fields(kind)} - {"digest"}
    known |= {name for name, value in getmembers(kind) if isinstance(value, property)}

    assert sorted(named) == sorted(known)


def test_templates_cannot_change_the_digest(tmp_path: Path) -> None:
    root = folder(tmp_path, "md/digest.md.j2", "{{ [].append(1) }}")

    with pytest.raises(ConfigError, match=r"md\.j2:1: "):
        rendered("md", root)
