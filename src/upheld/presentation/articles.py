"""What a desk writes for its customers, as safe HTML with headings to link to; messages are `written`."""

from dataclasses import dataclass
from functools import lru_cache

import nh3
from django.utils.safestring import SafeString
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

# Drawn articles kept by one process.
DRAWN_KEPT = 200
# An article begins below the page's own heading; deeper ones than this are not told apart.
HIGHEST, DEEPEST = 2, 4
# Contents list headings down to here.
LISTED = 3
_TAGS = {
    *("p", "br", "strong", "em", "code", "pre", "ul", "ol", "li", "blockquote", "a", "hr"),
    *("h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "code": {"class"}}


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """One line of an article's contents."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawn:
    """An article as a page shows it."""

    html: SafeString
    contents: tuple[Heading, ...]


@lru_cache(maxsize=DRAWN_KEPT)
def drawn(text: str) -> Drawn:
    """Return an article as HTML that cannot run, load or deceive: no markup of its own, no images, nothing embedded."""
    tokens = _MARKDOWN.parse(text)
    contents = tuple(_headings(tokens))
    html = nh3.clean(
        RendererHTML().render(tokens, _MARKDOWN.options, {}),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
    # nh3 has left nothing in it but the tags above
    return Drawn(html=SafeString(html), contents=tuple(one for one in contents if one.level <= LISTED))


def _headings(tokens: list[Token]) -> list[Heading]:
    """Give each heading its level below the page's and an anchor of its own; return them."""
    found: list[Heading] = []
    for place, token in enumerate(tokens):
        if token.type not in {"heading_open", "heading_close"}:
            continue
        level = min(max(int(token.tag[1:]), HIGHEST), DEEPEST)
        token.tag = f"h{level}"
        if token.type == "heading_open":
            words = _plain(tokens[place + 1])
            anchor = _free(slugify(words) or "section", {one.anchor for one in found})
            token.attrSet("id", anchor)
            found.append(Heading(level=level, text=words, anchor=anchor))
    return found


def _plain(inline: Token) -> str:
    return "".join(one.content for one in inline.children or () if one.type in {"text", "code_inline"})


def _free(words: str, taken: set[str]) -> str:
    """Return an anchor that nothing else on the page can have, and no other heading has."""
    anchor, number = f"a-{words[:60]}", 2
    while anchor in taken:
        anchor, number = f"a-{words[:60]}-{number}", number + 1
    return anchor


def _markdown() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.disable(["image", "html_block", "html_inline"])
    return parser


_MARKDOWN = _markdown()
