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
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from digest.controls import visible, visible_line
from digest.errors import ConfigError
from digest.model import Digest, Notice
from digest.render.escape import md_escape, md_pieces, md_url, safe_url
from digest.render.notes import render_note
from digest.render.view import (
    Difference,
    Group,
    Headline,
    Item,
    Mention,
    Page,
    Part,
    Passage,
    Pointer,
    Statement,
)
from digest.render.words import is_rtl
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


# What a call hands on of the loop and the block that it stands in.
_NO_ARGUMENTS = ("_loop_vars", "_block_vars")


class _Fenced(ImmutableSandboxedEnvironment):
    """A sandbox that looks up the fields of our own values without its many checks.

    The checks took half the time of a digest of 1,000 stories; a field or property that a frozen
    dataclass of ours declares is data, never a way out.
    """

    def getattr(self, obj: Any, attribute: str) -> Any:
        if attribute in _FIELDS.get(type(obj), ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        if type(obj) is Macro:
            # What the context would look up for each call: of it, a macro takes how to escape.
            for name in _NO_ARGUMENTS:
                kwargs.pop(name, None)
            return obj(context.eval_ctx, *args, **kwargs)
        return super().call(context, obj, *args, **kwargs)


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
        # Looking for constants takes longer than they save: a template is rendered once.
        optimized=False,
        # Plain text has no markup; joining a text with a macro's would escape it as HTML.
        autoescape=kind != "txt",
        finalize=_FINALIZE[kind],
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters.update(_FILTERS)
    environment.tests["rtl"] = is_rtl
    environment.filters["url"] = md_url if kind == "md" else safe_url
    return environment


def _html(value: object) -> object:
    """Return a value for HTML, which Jinja then escapes."""
    return visible(value) if type(value) is str else value


class _Escaped(str):
    """Text that is not escaped again: as ``Markup``, but made in a quarter of the time."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def _md(value: object) -> object:
    if type(value) is str:
        return _Escaped(md_escape(value))
    return value if hasattr(value, "__html__") else _Escaped(md_escape(str(value)))


def _txt(value: object) -> object:
    text = str(value)
    # Most is plain lines, which need no look at each letter.
    return text if text.replace("\n", "").isprintable() else visible(text)


def _wrap(text: object, indent: int = 0, hang: int = 0, width: int = WIDTH) -> str:
    return wrap(visible(str(text)), width=width, indent=indent, hang=hang)


def _columns(left: object, right: object, lead: str = "", width: int = WIDTH) -> str:
    """Return ``lead`` and two texts at the ends of a line; as lines of one text if it is short."""
    start, end = visible(str(left)).rstrip(), visible_line(str(right))
    gap = width - len(lead) - display_width(start) - display_width(end)
    if gap >= 2:
        return f"{lead}{start}{' ' * gap}{end}".rstrip()
    lines = wrap(f"{start} ({end})" if end else start, width=width, indent=len(lead))
    return lead + lines[len(lead) :]


def _underline(text: object, mark: str = "=") -> str:
    line = wrap(visible(str(text)))
    longest = max(map(display_width, line.split("\n")))
    return f"{line}\n{mark * longest}"


def _fit(items: Sequence[object], width: int) -> str:
    return fit([visible_line(str(item)) for item in items], width=width)


_FIELDS: dict[type, frozenset[str]] = {
    kind: frozenset(
        [field.name for field in fields(kind)]
        + [name for name, value in vars(kind).items() if isinstance(value, property)]
    )
    for kind in (
        *(Difference, Digest, Group, Headline, Item, Mention, Notice, Page, Part, Passage),
        *(Pointer, Statement),
    )
}
_FINALIZE: dict[str, Callable[[object], object]] = {"html": _html, "md": _md, "txt": _txt}
_FILTERS: dict[str, Callable[..., object]] = {
    "columns": _columns,
    "fit": _fit,
    "line": visible_line,
    "markdown": render_note,
    "strong": md_pieces,
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
