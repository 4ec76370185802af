"""Measure the shape of the code: functions, files, typing, complexity, cycles, layers.

usage: code_shape.py       (prints a table and writes bench/results/shape.md)

Lines of a function are counted without its decorators and docstring, blank lines included.
Complexity is McCabe's: 1, and 1 more for each branch, loop, handler, case and comprehension.
The linter, which holds the limit of 10, does not count comprehensions.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "digest"
RESULTS = ROOT / "bench/results/shape.md"
LONG_FUNCTION, LONGEST_FUNCTION = 25, 50
MOST_COMPLEX, LONGEST_FILE = 10, 400
_MOST_NAMED = 12
_BRANCHES = (
    ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.match_case, ast.comprehension,
)  # fmt: skip
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A function and what was measured of it.

    Attributes:
        name: its file, line and name.
        public: whether no part of its name begins with an underscore, nor is it inside a function.
        typed: whether all parameters and the result have types.
        told: whether it has a docstring.
    """

    name: str
    lines: int
    complexity: int
    public: bool
    typed: bool
    told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What was measured of a package."""

    files: Mapping[str, int]
    functions: tuple[Measured, ...]
    untold: tuple[str, ...]
    cycles: tuple[tuple[str, ...], ...]
    layers: str


def measure(package: Path) -> Shape:
    """Return the shape of the modules below ``package``; nothing is imported."""
    trees = {
        str(path.relative_to(package.parent)): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(package.rglob("*.py"))
    }
    functions = [own for name, tree in trees.items() for own in _functions(tree, name)]
    untold = [name for name, tree in trees.items() if not ast.get_docstring(tree)]
    untold += [own.name for own in functions if own.public and not own.told]
    for name, tree in trees.items():
        untold += [f"{name}:{own.lineno} {own.name}" for own in _untold_classes(tree)]
    return Shape(
        files={
            name: len((package.parent / name).read_text(encoding="utf-8").splitlines())
            for name in trees
        },
        functions=tuple(functions),
        untold=tuple(untold),
        cycles=tuple(_cycles(_imports(trees))),
        layers=_layers(),
    )


def report(shape: Shape) -> str:
    """Return the measurements as Markdown, beside what is asked for, with what is over by name."""
    lengths = sorted(own.lines for own in shape.functions)
    complexities = sorted(own.complexity for own in shape.functions)
    sizes = sorted(shape.files.values())
    untyped = [own.name for own in shape.functions if not own.typed]
    over = {
        f"functions of more than {LONG_FUNCTION} lines": [
            f"{own.name} ({own.lines})" for own in shape.functions if own.lines > LONG_FUNCTION
        ],
        f"functions of a complexity over {MOST_COMPLEX}": [
            f"{own.name} ({own.complexity})"
            for own in shape.functions
            if own.complexity > MOST_COMPLEX
        ],
        f"files of more than {LONGEST_FILE} lines": [
            f"{name} ({size})" for name, size in shape.files.items() if size > LONGEST_FILE
        ],
        "functions without types": untyped,
        "public names without a docstring": list(shape.untold),
        "import cycles": [" -> ".join(cycle) for cycle in shape.cycles],
    }
    rows = [
        ("functions", str(len(lengths)), ""),
        ("lines of a function, median", f"{median(lengths):g}", "5 to 10"),
        ("lines of a function, 90 % have at most", str(_share(lengths, 0.9)), "25"),
        ("lines of the longest function", str(lengths[-1]), str(LONGEST_FUNCTION)),
        (f"functions over {LONG_FUNCTION} lines", _part(lengths, LONG_FUNCTION), "few"),
        ("complexity, median", f"{median(complexities):g}", ""),
        ("complexity, 90 % have at most", str(_share(complexities, 0.9)), ""),
        ("complexity, highest", str(complexities[-1]), str(MOST_COMPLEX)),
        ("files", str(len(sizes)), ""),
        ("lines of a file, median", f"{median(sizes):g}", ""),
        ("lines of the longest file", str(sizes[-1]), str(LONGEST_FILE)),
        ("functions without full types", str(len(untyped)), "0"),
        ("public names without a docstring", str(len(shape.untold)), "0"),
        ("import cycles", str(len(shape.cycles)), "0"),
        ("layers (lint-imports)", shape.layers, "kept"),
    ]
    lines = ["| measure | here | asked for |", "|---|---|---|"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([*lines, "", *_named(over)]) + "\n"


def _named(over: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for name, found in over.items():
        if found:
            yield f"{name[0].upper()}{name[1:]}:"
            yield ""
            yield from (f"- {one}" for one in found[:_MOST_NAMED])
            if len(found) > _MOST_NAMED:
                yield f"- and {len(found) - _MOST_NAMED} more"
            yield ""


def _share(values: Sequence[int], share: float) -> int:
    return values[min(len(values) - 1, int(share * len(values)))]


def _part(values: Sequence[int], limit: int) -> str:
    number = sum(value > limit for value in values)
    return f"{number} ({100 * number / len(values):.1f} %)"


def _functions(tree: ast.AST, file: str, *, public: bool = True) -> Iterator[Measured]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, Function):
            yield _measured(node, file, public=public and _is_public(node.name))
            yield from _functions(node, file, public=False)
        else:
            shown = not isinstance(node, ast.ClassDef) or _is_public(node.name)
            yield from _functions(node, file, public=public and shown)


def _measured(node: Function, file: str, *, public: bool) -> Measured:
    own = node.args
    parameters = [*own.posonlyargs, *own.args, *own.kwonlyargs, own.vararg, own.kwarg]
    named = [one for one in parameters if one and one.arg not in {"self", "cls"}]
    return Measured(
        name=f"{file}:{node.lineno} {node.name}",
        lines=(node.end_lineno or node.lineno) - node.lineno + 1 - _docstring_lines(node),
        complexity=1 + sum(isinstance(one, _BRANCHES) for one in _own_nodes(node)),
        public=public,
        typed=node.returns is not None and all(one.annotation for one in named),
        told=bool(ast.get_docstring(node)),
    )


def _own_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what is inside a function but not inside of one that it defines."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, Function):
            yield child
            yield from _own_nodes(child)


def _docstring_lines(node: Function) -> int:
    first = node.body[0]
    if not ast.get_docstring(node) or len(node.body) == 1:
        return 0
    return (first.end_lineno or first.lineno) - first.lineno + 1


def _untold_classes(tree: ast.Module) -> list[ast.ClassDef]:
    found = (node for node in tree.body if isinstance(node, ast.ClassDef))
    return [node for node in found if _is_public(node.name) and not ast.get_docstring(node)]


def _is_public(name: str) -> bool:
    return not name.startswith("_") or (name.startswith("__") and name.endswith("__"))


def _imports(trees: Mapping[str, ast.Module]) -> dict[str, set[str]]:
    """Return what each module imports of the package when it is imported itself."""
    modules = {_module(file): tree for file, tree in trees.items()}
    return {
        name: {found for one in _imported(tree) for found in _targets(one, modules)} - {name}
        for name, tree in modules.items()
    }


def _imported(tree: ast.Module) -> Iterator[ast.Import | ast.ImportFrom]:
    # What stands below "if TYPE_CHECKING" or in a function is not imported with the module.
    yield from (node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom))


def _targets(node: ast.Import | ast.ImportFrom, modules: Mapping[str, object]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (one.name for one in node.names if one.name in modules)
        return
    base = node.module or ""
    for one in node.names:
        inner = f"{base}.{one.name}"
        if inner in modules:
            yield inner
        elif base in modules:
            yield base


def _module(file: str) -> str:
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _cycles(graph: Mapping[str, set[str]]) -> Iterator[tuple[str, ...]]:
    """Yield sets of modules that import each other, by what can be reached from where."""
    reach = {name: _reached(graph, name) for name in graph}
    told: set[str] = set()
    for name in sorted(graph):
        if name in reach[name] and name not in told:
            circle = tuple(sorted(one for one in reach[name] if name in reach[one]))
            told.update(circle)
            yield circle


def _reached(graph: Mapping[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    stack = list(graph[start])
    while stack:
        name = stack.pop()
        if name not in found:
            found.add(name)
            stack += graph[name]
    return found


def _layers() -> str:
    tool = Path(sys.executable).with_name("lint-imports")
    if not tool.exists():
        return "not measured"
    done = subprocess.run([tool], cwd=ROOT, capture_output=True, check=False)
    return "broken" if done.returncode else "kept"


if __name__ == "__main__":
    found = report(measure(PACKAGE))
    head = "# The shape of the code\n\n*By `make bench-shape`; see `bench/code_shape.py`.*\n\n"
    RESULTS.write_text(head + found.rstrip() + "\n", encoding="utf-8")
    print(found)
