"""Templates: found in the user's folders first, then among the shipped ones, and fenced.

Whatever a template prints is escaped for its document, with no filter to forget; article text
is only ever data, never a template. What a folder of the user may not do is in docs/templates.md.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from functools import cache
from pathlib import Path
from traceback import walk_tb
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2.exceptions import TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from digest.controls import visible, visible_line
from digest.errors import ConfigError
from digest.model import Digest, Notice
from digest.render.escape import md_escape, md_url, safe_url
from digest.render.notes import render_note
from digest.render.view import Item, Mention, Page, Part, Passage, Pointer
from digest.render.wrap import WIDTH, display_width, fit, wrap
from digest.resources import templates_dir

# What a template can raise by what it asks for; anything else is a bug of ours.
_TEMPLATE_ERRORS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TemplateError,
    TypeError,
    ValueError,
)


def render_template(name: str, values: Mapping[str, object], *, dirs: Sequence[Path] = ()) -> str:
    """Return what a template prints.

    Args:
        name: its path among the templates; the suffix before ``.j2`` decides how values are
            escaped: ``md`` as Markdown, ``txt`` as plain text, all others as HTML.
        values: what it can use.
        dirs: folders that are searched before the shipped ones, in this order.

    Raises:
        ConfigError: the template is missing, wrong, or breaks; the message names file and line.
    """
    for folder in dirs:
        if not folder.is_dir():
            raise ConfigError(f"{folder}: no such folder of templates")
    environment = _environment(_kind(name), tuple(dirs))
    try:
        return environment.get_template(name).render(values)
    except _TEMPLATE_ERRORS as error:
        raise ConfigError(f"{_place(error, name, dirs)}: {_trouble(error)}") from error


class _Fenced(ImmutableSandboxedEnvironment):
    """A sandbox that looks up the plain fields of our own values without its many checks.

    The checks took half the time of a digest of 1,000 stories; a field that a frozen dataclass
    declares is data, never a way out.
    """

    def getattr(self, obj: Any, attribute: str) -> Any:
        if attribute in _FIELDS.get(type(obj), ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


def _kind(name: str) -> str:
    suffix = name.removesuffix(".j2").rpartition(".")[2]
    return suffix if suffix in {"md", "txt"} else "html"


@cache
def _environment(kind: str, dirs: tuple[Path, ...]) -> _Fenced:
    shipped = FileSystemLoader(templates_dir())
    loader = ChoiceLoader(
        [
            *(FileSystemLoader(folder) for folder in dirs),
            shipped,
            PrefixLoader({"default": shipped}, delimiter=":"),
        ]
    )
    environment = _Fenced(
        loader=loader,
        autoescape=True,
        finalize=_FINALIZE[kind],
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters.update(_FILTERS)
    environment.filters["url"] = md_url if kind == "md" else safe_url
    return environment


def _html(value: object) -> object:
    """Return a value for HTML, which Jinja then escapes."""
    return visible(value) if type(value) is str else value


def _md(value: object) -> object:
    if type(value) is str:
        return Markup(md_escape(value))  # noqa: S704 - escaped right here
    return value if hasattr(value, "__html__") else Markup(md_escape(str(value)))  # noqa: S704


def _txt(value: object) -> object:
    if type(value) is str:
        return Markup(visible(value))  # noqa: S704 - plain text has no markup
    return value if hasattr(value, "__html__") else Markup(visible(str(value)))  # noqa: S704


def _wrap(text: object, indent: int = 0, hang: int = 0, width: int = WIDTH) -> Markup:
    wrapped = wrap(visible(str(text)), width=width, indent=indent, hang=hang)
    return Markup(wrapped)  # noqa: S704 - only used in plain text


def _columns(left: object, right: object, hang: int = 0, width: int = WIDTH) -> Markup:
    """Return two texts at the two ends of a line; if it is too short, as lines of one text."""
    start, end = visible(str(left)).rstrip(), visible_line(str(right))
    gap = width - display_width(start) - display_width(end)
    if gap >= 2:
        return Markup(f"{start}{' ' * gap}{end}".rstrip())  # noqa: S704 - only used in plain text
    indent = len(start) - len(start.lstrip(" "))
    return _wrap(f"{start} ({end})" if end else start, indent, hang, width)


def _underline(text: object, mark: str = "=") -> Markup:
    line = wrap(visible(str(text)))
    longest = max(map(display_width, line.split("\n")))
    return Markup(f"{line}\n{mark * longest}")  # noqa: S704 - only used in plain text


def _fit(items: Sequence[object], width: int) -> str:
    return fit([visible_line(str(item)) for item in items], width=width)


_FIELDS: dict[type, frozenset[str]] = {
    kind: frozenset(field.name for field in fields(kind))
    for kind in (Item, Mention, Page, Part, Passage, Pointer, Digest, Notice)
}
_FINALIZE: dict[str, Callable[[object], object]] = {"html": _html, "md": _md, "txt": _txt}
_FILTERS: dict[str, Callable[..., object]] = {
    "columns": _columns,
    "fit": _fit,
    "line": visible_line,
    "markdown": render_note,
    "underline": _underline,
    "wrapped": _wrap,
}


def _place(error: Exception, name: str, dirs: Sequence[Path]) -> str:
    """Return the file and line of the template that raised ``error``."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name or name}:{error.lineno}"
    roots = tuple(f"{folder}/" for folder in (*dirs, templates_dir()))
    lines = [
        f"{frame.f_code.co_filename}:{line}"
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename.startswith(roots)
    ]
    return lines[-1] if lines else name


def _trouble(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"no template {error.name!r} in the folders of templates"
    return str(error) or type(error).__name__
