"""What a desk writes for its customers, as safe HTML with headings to link to; messages are `written`."""

from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import nh3
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

# Drawn articles kept by one process.
DRAWN_KEPT = 200
# An article begins below the page's own heading; deeper ones than this are not told apart.
HIGHEST, DEEPEST = 2, 4
# Contents list headings down to here.
LISTED = 3
_TAGS = {
    *("p", "br", "strong", "em", "code", "pre", "ul", "ol", "li", "blockquote", "a", "hr"),
    *("h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td", "img", "video"),
}
_ATTRIBUTES = {
    "a": {"href"},
    "ol": {"start"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "code": {"class"},
    "img": {"src", "alt", "width", "height", "loading"},
    "video": {"src", "controls", "preload", "aria-label"},
}


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A picture or a video that an article may show, and where the page has it from."""

    # How the article's words name it.
    reference: str
    url: str
    is_video: bool
    # In points, of a picture.
    width: int | None
    height: int | None


@lru_cache(maxsize=DRAWN_KEPT)
def drawn(text: str, media: tuple[Shown, ...] = ()) -> Drawn:
    """Return an article as HTML that cannot run or deceive: no markup of its own, and of pictures and videos `media`.

    One from elsewhere is a link: nothing is loaded from there before somebody wants it.
    """
    tokens = _MARKDOWN.parse(text)
    contents = tuple(_headings(tokens))
    html = nh3.clean(
        _Renderer().render(tokens, _MARKDOWN.options, {"media": {one.reference: one for one in media}}),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
    # nh3 has left nothing in it but the tags above
    return Drawn(html=SafeString(html), contents=tuple(one for one in contents if one.level <= LISTED))


class _Renderer(RendererHTML):
    """Draws what there is of pictures and videos; every other one is a link to it."""

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: MutableMapping[str, Any]) -> str:
        """Return a picture, a video with the browser's own controls, or a link."""
        token = tokens[idx]
        source, words = str(token.attrGet("src") or ""), self.renderInlineAsText(token.children, options, env)
        known: Mapping[str, Shown] = env["media"]
        if found := known.get(source):
            return _video(found, words) if found.is_video else _picture(found, words)
        return words if source.startswith("media:") else format_html('<a href="{}">{}</a>', source, words or source)


def _picture(one: Shown, words: str) -> str:
    made = '<img src="{}" alt="{}" width="{}" height="{}" loading="lazy">'
    return format_html(made, one.url, words, one.width, one.height)


def _video(one: Shown, words: str) -> str:
    return format_html('<video src="{}" aria-label="{}" controls preload="metadata"></video>', one.url, words)


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
    parser.disable(["html_block", "html_inline"])
    return parser


_MARKDOWN = _markdown()
