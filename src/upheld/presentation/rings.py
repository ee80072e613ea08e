"""Draws a clock's ring as SVG: the arc is the share left, the line is the strength. No words, no colours."""

from functools import lru_cache
from math import cos, pi, sin

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from upheld.presentation.faces import Face
from upheld.presentation.glyphs import OVER_ARC, WITHOUT_ARC, Part

CENTRE = 20.0
RADIUS = 15.5
INNER_RADIUS = 13.2
"""Of a guaranteed ring, which has an edge around it."""
FULL = 0.9995
"""An arc of the whole circle has no direction; this much is whole to the eye."""
DASH_PERIOD = {"ring-dashed": 9.74, "ring-dotted": 8.1158}
"""Dash and gap together, in ring units; the stylesheet holds the two parts."""
LINES = {"typical": "ring-dashed", "best_effort": "ring-dotted", "discretionary": "ring-dotted"}


def arc(start: float, end: float, *, radius: float = RADIUS) -> str:
    """Return the path clockwise from share `start` to share `end` of a turn, twelve o'clock being 0."""
    end = min(end, start + FULL)
    turn = 1 if end - start > 0.5 else 0
    (x0, y0), (x1, y1) = _point(start, radius), _point(end, radius)
    return f"M{x0:.2f} {y0:.2f}A{radius:g} {radius:g} 0 {turn} 1 {x1:.2f} {y1:.2f}"


def ring(face: Face, *, size: int) -> SafeString:
    """Return the ring of `face` as an image with its sentence; `size` in pixels is 14, 24, 40 or 52."""
    return format_html(
        '<svg class="ring ring-{} is-{}" viewBox="0 0 40 40" role="img" aria-label="{}"{}>{}</svg>',
        size,
        face.state,
        face.sentence,
        _counting(face),
        _drawing(face.state, face.strength, round(1000 * (face.share_left or 0))),
    )


@lru_cache(maxsize=4096)
def _drawing(state: str, strength: str, left_thousandths: int) -> SafeString:
    """The parts of a ring; a list of fifty draws few different ones."""
    if state in WITHOUT_ARC:
        return _paths(WITHOUT_ARC[state])
    if strength == "none":
        return _paths(WITHOUT_ARC["no_promise"])
    left = max(0, min(1000, left_thousandths)) / 1000
    arcs = _guaranteed_arcs(left) if strength == "guaranteed" else _arcs(left, LINES.get(strength, ""), RADIUS)
    return arcs + _paths(OVER_ARC.get(state, ()))


def _guaranteed_arcs(left: float) -> SafeString:
    return SafeString('<circle class="ring-edge" cx="20" cy="20" r="19.2"></circle>') + _arcs(left, "", INNER_RADIUS)


def _arcs(left: float, shape: str, radius: float) -> SafeString:
    spent = 1 - left
    offset = (spent * 2 * pi * radius) % DASH_PERIOD[shape] if shape else 0
    past = arc(0, spent, radius=radius) if spent > 0 else ""
    rest = arc(spent, 1, radius=radius) if spent < 1 else ""
    return format_html('<path class="ring-spent {}" d="{}"></path>', shape, past) + format_html(
        '<path class="ring-left {}" d="{}" stroke-dashoffset="{}"></path>', shape, rest, f"{offset:.2f}"
    )


def _counting(face: Face) -> SafeString:
    """The facts a script needs to redraw the ring, only while the clock is counting now."""
    if not face.running or face.as_of is None or not face.total_s:
        return SafeString("")
    return format_html(
        ' data-running data-left-s="{}" data-total-s="{}" data-as-of="{}"',
        round(face.left_s or 0),
        round(face.total_s),
        face.as_of.isoformat(),
    )


def _paths(parts: tuple[Part, ...]) -> SafeString:
    return format_html_join("", '<path class="{}" d="{}"></path>', parts)


def _point(share: float, radius: float) -> tuple[float, float]:
    return CENTRE + radius * sin(2 * pi * share), CENTRE - radius * cos(2 * pi * share)
