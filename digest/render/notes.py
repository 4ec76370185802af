"""Notes that an operator writes in Markdown, as HTML that cannot do anything."""

from markupsafe import Markup

_TAGS = {
    "a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol",
    "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
# Longer notes take Python-Markdown seconds if they are made of brackets only.
_LONGEST = 10_000


def render_note(text: str) -> Markup:
    """Return a note in Markdown as HTML without scripts, styles, images and remote content.

    HTML in the note is shown as text; links are http, https or mailto. Of a note beyond 10,000
    characters only the beginning is taken.
    """
    import markdown  # slow to load, and few digests have a note
    import nh3  # as above

    reader = markdown.Markdown(extensions=["tables", "sane_lists"])
    reader.preprocessors.deregister("html_block")
    reader.inlinePatterns.deregister("html")
    clean = nh3.clean(
        reader.convert(text[:_LONGEST]),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
    return Markup(clean)  # noqa: S704 - sanitized right here
