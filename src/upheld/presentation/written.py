"""What people write, as safe HTML: light Markdown, bare addresses as links, quotations folded. No mails are drawn."""

import re
from collections.abc import Iterator
from functools import lru_cache

import nh3
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

# Drawn messages kept by one process; a page of a ticket that changes is drawn again and again.
DRAWN_KEPT = 2_000
# Longer than this is a log, shown as it was written.
LONGEST_MARKED_UP = 30_000
_TAGS = {"p", "br", "strong", "em", "code", "pre", "ul", "ol", "li", "blockquote", "a"}
_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\"'.,:;!?)\]}]")
# "On Friday, Ana Duarte wrote:", in the languages that the desk speaks; what follows is quoted.
_WROTE = re.compile(r"^[^\n]{0,200}\b(wrote|escreveu|schrieb|a écrit)\s?:\s*$", re.IGNORECASE)
_QUOTE = ">"


def written(text: str) -> SafeString:
    """Return a message as HTML that cannot run, load or deceive: no markup of its own, no images, only web links."""
    said, quoted = _parted(text)
    body = _drawn(said)
    if not quoted:
        return body
    fold = '{}<details class="quoted"><summary>{}</summary>{}</details>'
    return format_html(fold, body, _("Quoted text"), _drawn(quoted))


def _parted(text: str) -> tuple[str, str]:
    """Return what was said, and the quotation at the end of it; a quotation that somebody answers below stays."""
    lines = text.replace("\r\n", "\n").rstrip().split("\n")
    first = len(lines)
    while first and (lines[first - 1].startswith(_QUOTE) or not lines[first - 1].strip()):
        first -= 1
    if not any(line.startswith(_QUOTE) for line in lines[first:]):
        return text, ""
    if first and _WROTE.match(lines[first - 1]):
        first -= 1
    said = "\n".join(lines[:first]).rstrip()
    return (said, "\n".join(lines[first:]).strip()) if said else (text, "")


@lru_cache(maxsize=DRAWN_KEPT)
def _drawn(text: str) -> SafeString:
    if len(text) > LONGEST_MARKED_UP:
        return format_html("<pre>{}</pre>", text)
    html = nh3.clean(
        _MARKDOWN.render(text),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )
    return SafeString(html)  # nh3 has left nothing in it but the tags above


def _link_bare_addresses(state: StateCore) -> None:
    for block in state.tokens:
        if block.type == "inline" and block.children:
            block.children = list(_linked(block.children))


def _linked(tokens: list[Token]) -> Iterator[Token]:
    inside = 0
    for token in tokens:
        inside += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type == "text" and not inside:
            yield from _split(token.content)
        else:
            yield token


def _split(text: str) -> Iterator[Token]:
    at = 0
    for found in _ADDRESS.finditer(text):
        yield Token("text", "", 0, content=text[at : found.start()])
        yield Token("link_open", "a", 1, attrs={"href": found.group()})
        yield Token("text", "", 0, content=found.group())
        yield Token("link_close", "a", -1)
        at = found.end()
    yield Token("text", "", 0, content=text[at:])


def _markdown() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True})
    parser.disable(["image", "heading", "lheading", "hr", "html_block", "html_inline", "reference", "code"])
    parser.core.ruler.push("bare_addresses", _link_bare_addresses)
    return parser


_MARKDOWN = _markdown()
