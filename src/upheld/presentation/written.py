"""What people write, as safe HTML: light Markdown, addresses as links, quotations and long tails folded. No mails."""

import re
from collections.abc import Iterator
from functools import lru_cache

import nh3
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

# Drawn messages kept by one process; a page of a ticket that changes is drawn again and again.
DRAWN_KEPT = 2_000
# Longer than this is a log, shown as it was written.
LONGEST_MARKED_UP = 30_000
# What is longer is folded after about so much, at the end of a paragraph where there is one.
LONG_LINES = 40
LONG_LETTERS = 4_000
SHOWN_LINES = 25
SHOWN_LETTERS = 2_500
_TAGS = {"p", "br", "strong", "em", "code", "pre", "ul", "ol", "li", "blockquote", "a"}
_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\"'.,:;!?)\]}]")
# "On Friday, Ana Duarte wrote:", in the languages that the desk speaks; what follows is quoted.
_WROTE = re.compile(r"^[^\n]{0,200}\b(wrote|escreveu|schrieb|a écrit)\s?:\s*$", re.IGNORECASE)
_QUOTE = ">"
_FENCE = "```"


def written(text: str) -> SafeString:
    """Return a message as HTML that cannot run, load or deceive: no markup of its own, no images, only web links."""
    said, quoted = _parted(text)
    body = _body(said)
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


def _body(said: str) -> SafeString:
    draw = _drawn if len(said) <= LONGEST_MARKED_UP else _as_it_is
    shown, rest = _folded(said)
    if not rest:
        return draw(said)
    count = rest.count("\n") + 1
    words = ngettext("Show {count} more line", "Show {count} more lines", count).format(count=count)
    return format_html('{}<details class="rest"><summary>{}</summary>{}</details>', draw(shown), words, draw(rest))


def _folded(text: str) -> tuple[str, str]:
    """Return the beginning of a long message and the rest of it; a block of code that is parted goes on in both."""
    lines = text.replace("\r\n", "\n").split("\n")
    if len(lines) <= LONG_LINES and len(text) <= LONG_LETTERS:
        return text, ""
    cut = _cut(lines)
    shown, rest = lines[:cut], lines[cut:]
    if sum(map(_is_fence, shown)) % 2:
        shown, rest = [*shown, _FENCE], [_FENCE, *rest]
    return ("\n".join(shown), "\n".join(rest)) if cut else (text, "")


def _cut(lines: list[str]) -> int:
    """Return after how many lines a message is folded: at the end of a paragraph, else of a line; 0 for nowhere."""
    letters, fenced, paragraph, line_end = 0, False, 0, 0
    for number, line in enumerate(lines[:SHOWN_LINES], start=1):
        letters += len(line) + 1
        if letters > SHOWN_LETTERS:
            break
        fenced ^= _is_fence(line)
        line_end = number
        if not fenced and not line.strip():
            paragraph = number
    return paragraph or line_end


def _is_fence(line: str) -> bool:
    return line.lstrip().startswith(_FENCE)


def _as_it_is(text: str) -> SafeString:
    return format_html("<pre>{}</pre>", text)


@lru_cache(maxsize=DRAWN_KEPT)
def _drawn(text: str) -> SafeString:
    if len(text) > LONGEST_MARKED_UP:
        return _as_it_is(text)
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
