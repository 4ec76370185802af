"""The folders that ship with the package."""

from digest.resources import seeds_dir, templates_dir


def test_the_templates_are_found_beside_the_package_or_one_level_up() -> None:
    names = {path.relative_to(templates_dir()).as_posix() for path in templates_dir().rglob("*.j2")}

    assert names == {
        "html/digest.html.j2",
        "mail/digest.html.j2",
        "mail/digest.txt.j2",
        "mail/subject.txt.j2",
        "md/digest.md.j2",
    }


def test_the_sample_articles_are_found() -> None:
    assert seeds_dir().is_dir()
    assert seeds_dir().name == "seeds"
