"""The measures of the shape of the code are right on code whose shape is known."""

from pathlib import Path

from bench.code_shape import PACKAGE, measure, report

CODE = '''"""A module."""

import sample.other


def told(first: int) -> int:
    """Return a number.

    Slowly.
    """
    if first:
        return [one for one in range(first) if one][0]
    for _ in range(3):
        pass
    return 0


def _private(first):
    def inner(second):
        while second:
            second -= 1

    return inner


class Untold:
    def method(self) -> None: ...
'''


def sample(folder: Path, **modules: str) -> Path:
    package = folder / "sample"
    package.mkdir()
    for name, text in modules.items():
        (package / f"{name}.py").write_text(text)
    return package


def test_functions_are_measured_without_their_docstrings(tmp_path: Path) -> None:
    shape = measure(sample(tmp_path, code=CODE, other='"""Other."""\n'))

    told, private, inner, method = shape.functions
    assert (told.lines, told.complexity, told.public, told.typed) == (6, 4, True, True)
    assert (private.complexity, private.public, private.typed) == (1, False, False)
    assert (inner.complexity, inner.public) == (2, False)
    assert method.typed
    assert shape.untold == ("sample/code.py:27 method", "sample/code.py:26 Untold")


def test_modules_that_import_each_other_are_a_cycle(tmp_path: Path) -> None:
    lazy = '"""Other."""\ndef later() -> None:\n    """Do it."""\n    import sample.code\n'

    one_way = measure(sample(tmp_path, code=CODE, other=lazy))
    (tmp_path / "sample/other.py").write_text('"""Other."""\nfrom sample import code\n')
    both_ways = measure(tmp_path / "sample")

    assert one_way.cycles == ()
    assert both_ways.cycles == (("sample.code", "sample.other"),)


def test_the_package_is_told_typed_and_without_cycles() -> None:
    shape = measure(PACKAGE)

    assert shape.untold == ()
    assert [own.name for own in shape.functions if not own.typed] == []
    assert shape.cycles == ()
    assert "| import cycles | 0 | 0 |" in report(shape)
