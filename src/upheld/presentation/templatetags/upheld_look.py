"""The tags components are made of: assets, icons, rings, times, people, controls. Pages use components."""

from collections.abc import Hashable
from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.forms import BoundField, widgets
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from upheld.presentation import assets, keys, people, priorities, rings
from upheld.presentation import when as instants
from upheld.presentation.controls import drawn_control
from upheld.presentation.faces import Face
from upheld.presentation.written import written

register = template.Library()
register.filter(written)

# Parts that are the same on every page, by language and desk.
DRAWN_KEPT = 512
CITATIONS_KEPT = 2_000  # by one process; some 2 MB
STRENGTHS: dict[str, str] = {
    "guaranteed": "M0 2.5h16M0 5.5h16",
    "target": "M0 4h16",
    "typical": "M0 4h16",
    "best_effort": "M0 4h16",
    "discretionary": "M0 4h16",
    "none": "M0 4.5h16",
}
CONTROLS: tuple[tuple[type[widgets.Widget], str], ...] = (
    (widgets.CheckboxInput, "form-check-input"),
    (widgets.RadioSelect, ""),
    (widgets.CheckboxSelectMultiple, ""),
    (widgets.Select, "form-select"),
    (widgets.Widget, "form-control"),
)


@register.simple_tag
def asset(source: str) -> SafeString:
    """Emit the tag that loads a built entry: a script, a stylesheet, or a preloaded font."""
    file = assets.address_of(source)
    if file is None:
        return SafeString("<!-- The frontend is not built: make setup -->")
    address = static(file)
    if file.endswith(".css"):
        return format_html('<link rel="stylesheet" href="{}">', address)
    if file.endswith(".woff2"):
        return format_html('<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>', address)
    return format_html('<script type="module" src="{}"></script>', address)


@register.simple_tag
def key_groups() -> tuple[keys.KeyGroup, ...]:
    """Return the console's keys, for the sheet that shows them."""
    return keys.GROUPS


@register.simple_tag
def drawn(name: str, **given: Hashable) -> SafeString:
    """Draw a template that depends on nothing but the language and what it is given, once for all pages."""
    return _drawn(name, tuple(given.items()), get_language() or "")


@lru_cache(maxsize=DRAWN_KEPT)
def _drawn(name: str, given: tuple[tuple[str, Hashable], ...], _language: str) -> SafeString:
    return render_to_string(name, dict(given))


@register.simple_tag
def static_address(file: str) -> str:
    """Return the address of a file the build copies under its own name."""
    return static(file)


@register.simple_tag
def icon(name: str, classes: str = "") -> SafeString:
    """Draw a Tabler icon as an ornament; the words beside it carry the meaning."""
    return format_html(
        '<svg class="icon {}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>',
        classes,
        SafeString(assets.drawing_of(name)),
    )


@register.simple_tag
@lru_cache(maxsize=CITATIONS_KEPT, typed=True)  # what is safe as it stands is not what must be escaped
def clause(
    number: str, url: str = "", text: str = "", title: str = "", strength: str = "", strength_label: str = ""
) -> SafeString:
    """Cite a clause; the component `clause` says what its parts are. Nothing without a number."""
    if not number:
        return SafeString()
    if not url:
        return format_html('<span class="clause">§&thinsp;{}</span>', number)
    card = (("text", text), ("title", title), ("strength", strength), ("strength-label", strength and strength_label))
    said = format_html_join("", ' data-clause-{}="{}"', (part for part in card if text and part[1]))
    return format_html('<a class="clause" href="{}"{}>§&thinsp;{}</a>', url, said, number)


@register.simple_tag
def ring(face: Face, size: int | str = 40) -> SafeString:
    """Draw a clock's ring; `size` is 14, 24, 40 or 52."""
    return rings.ring(face, size=int(size))


@register.simple_tag
@lru_cache(maxsize=16)
def strength_line(strength: str) -> SafeString:
    """Draw the sample of line that stands for a strength; unknown ones promise nothing."""
    known = strength if strength in STRENGTHS else "none"
    return format_html(
        '<svg class="strength-line is-{}" viewBox="0 0 16 8" aria-hidden="true"><path d="{}"></path></svg>',
        known,
        STRENGTHS[known],
    )


@register.simple_tag
@lru_cache(maxsize=64)
def priority_bars(rank: int | str, ranks: int | str = 4) -> SafeString:
    """Draw a priority's four bars; rank 1 is the most urgent."""
    inked = priorities.bars_for(int(rank), ranks=int(ranks))
    rows = (("on" if bar < inked else "", 4 * bar, 10.5 - 3.2 * bar, 3.5 + 3.2 * bar) for bar in range(priorities.BARS))
    bars = format_html_join("", '<rect class="{}" x="{}" y="{}" width="2.6" height="{}" rx="1"></rect>', rows)
    return format_html('<svg class="priority-bars" viewBox="0 0 15 14" aria-hidden="true">{}</svg>', bars)


@register.simple_tag(takes_context=True)
def moment(
    context: template.Context,
    instant: datetime,
    zone: ZoneInfo | str = "",
    desk_zone: ZoneInfo | str = "",
    style: str = "near",
    at: datetime | None = None,
    show_zone: Any = "",
) -> SafeString:
    """Say when, in the reader's zone, with the desk's beside it when the walls differ.

    `zone`, `desk_zone` and `at` fall back to `reader_zone`, `desk_zone` and `at` of the page.
    """
    reader = _zone(zone or context.get("reader_zone") or "UTC")
    desk = _zone(desk_zone or context.get("desk_zone") or reader)
    present = at or context.get("at") or None
    text = instants.words(instant, zone=reader, at=present, style=style)
    apart = instants.walls_differ(instant, reader, desk)
    letters = f" {instants.zone_name(instant, zone=reader)}" if show_zone or apart else ""
    beside = ""
    if apart:
        there = instants.words(instant, zone=desk, at=present, style=style)
        beside = f" ({there} {instants.zone_name(instant, zone=desk)})"
    return format_html(
        '<time datetime="{}">{}{}{}</time>', instant.astimezone(reader).isoformat(), text, letters, beside
    )


@register.simple_tag
def tenth(thousandths: float) -> str:
    """Return a position of 0 to 1000 as a percentage, the same in every language."""
    return f"{float(thousandths) / 10:g}"


@register.simple_tag
def until(x: float, width: float, now: float) -> str:
    """Return how much of a span that begins at `x` lies before `now`, as a percentage."""
    return f"{max(0.0, min(float(width), float(now) - float(x))) / 10:g}"


@register.simple_tag
def anchor(x: float) -> str:
    """Return the text anchor that keeps a label at `x` inside its drawing."""
    return "start" if float(x) < 60 else "end" if float(x) > 940 else "middle"


@register.filter
def mark_letters(name: object) -> str:
    """Return the one or two letters of a desk's mark."""
    text = str(name)
    return text if len(text) <= 2 else text[:1].upper()


@register.filter
def initials(name: object) -> str:
    """Return a person's initials."""
    return people.initials(str(name))


@register.filter
def tone(name: object) -> str:
    """Return the tone of a person's disc."""
    return people.tone(str(name))


@register.filter
def kind_of(field: BoundField) -> str:
    """Return how a form field is laid out: check, choices or control."""
    widget = field.field.widget
    if isinstance(widget, (widgets.RadioSelect, widgets.CheckboxSelectMultiple)):
        return "choices"
    return "check" if isinstance(widget, widgets.CheckboxInput) else "control"


@register.simple_tag
def control(field: BoundField, role: str = "") -> SafeString:
    """Render a form field's own widget with the class of its kind; Django adds the ARIA attributes."""
    widget = field.field.widget
    classes = next(name for kind, name in CONTROLS if isinstance(widget, kind))
    given = str(widget.attrs.get("class", ""))
    if str(widget.attrs.get("placeholder", "")) == str(field.label):  # the label stands above it
        widget.attrs.pop("placeholder", None)
    attrs: dict[str, str | bool] = {"class": f"{classes} {given}".strip()}
    return drawn_control(field, attrs | {"role": role} if role else attrs)


def _zone(zone: ZoneInfo | str) -> ZoneInfo:
    return zone if isinstance(zone, ZoneInfo) else ZoneInfo(zone)
