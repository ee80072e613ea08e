"""Draws a clock's ring as SVG: the arc is the share left, the line is the strength. No words, no colours."""

from math import cos, pi, sin

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from upheld.presentation.faces import Face

CENTRE = 20.0
RADIUS = 15.5
INNER_RADIUS = 13.2
"""Of a guaranteed ring, which has an edge around it."""
FULL = 0.9995
"""An arc of the whole circle has no direction; this much is whole to the eye."""
DASH_PERIOD = {"ring-dashed": 9.74, "ring-dotted": 8.1158}
"""Dash and gap together, in ring units; the stylesheet holds the two parts."""
LINES = {"typical": "ring-dashed", "best_effort": "ring-dotted", "discretionary": "ring-dotted"}

Part = tuple[str, str]

_GLYPHS: dict[str, tuple[Part, ...]] = {
    "paused": (("ring-glyph", "M16.6 15v10M23.4 15v10"),),
    "kept": (("ring-thin", "M3.4 20a16.6 16.6 0 1 1 33.2 0a16.6 16.6 0 1 1-33.2 0"), ("ring-glyph", "M13.4 20.6l4.6 4.6l8.8-9.2")),
    "breached": (
        ("ring-disc", "M2 20a18 18 0 1 1 36 0a18 18 0 1 1-36 0"),
        ("ring-on-disc", "M20 11.4v10.4"),
        ("ring-on-disc", "M20 28.4v.01"),
    ),
    "missed": (
        ("ring-full", "M4.5 20a15.5 15.5 0 1 1 31 0a15.5 15.5 0 1 1-31 0"),
        ("ring-glyph", "M20 13.2v8.2"),
        ("ring-glyph", "M20 26.6v.01"),
    ),
    "past_usual": (
        ("ring-left ring-dashed", "M20 4.5a15.5 15.5 0 1 1-.01 0"),
        ("ring-glyph", "M20 13.2v8.2"),
        ("ring-glyph", "M20 26.6v.01"),
    ),
    "not_started": (
        ("ring-full", "M4.5 20a15.5 15.5 0 1 1 31 0a15.5 15.5 0 1 1-31 0"),
        ("ring-point", "M17.6 20a2.4 2.4 0 1 1 4.8 0a2.4 2.4 0 1 1-4.8 0"),
    ),
    "release": (
        ("ring-square", "M9.6 4.6h20.8a5 5 0 0 1 5 5v20.8a5 5 0 0 1-5 5h-20.8a5 5 0 0 1-5-5v-20.8a5 5 0 0 1 5-5z"),
        ("ring-glyph", "M14.6 28v-15h11.2l-2.6 4.4l2.6 4.4h-11.2"),
    ),
    "discretion": (
        ("ring-square", "M9.6 4.6h20.8a5 5 0 0 1 5 5v20.8a5 5 0 0 1-5 5h-20.8a5 5 0 0 1-5-5v-20.8a5 5 0 0 1 5-5z"),
        ("ring-glyph", "M13.4 26.6l.8-4.2l9-9a2.4 2.4 0 0 1 3.4 3.4l-9 9z"),
    ),
    "no_promise": (("ring-hairline", "M3.6 20a16.4 16.4 0 1 1 32.8 0a16.4 16.4 0 1 1-32.8 0"), ("ring-glyph", "M15 20h10")),
    "cancelled": (
        ("ring-hairline", "M3.6 20a16.4 16.4 0 1 1 32.8 0a16.4 16.4 0 1 1-32.8 0"),
        ("ring-glyph", "M16 16l8 8M24 16l-8 8"),
    ),
}
_WITHOUT_ARC = frozenset(_GLYPHS) - {"paused"}


def arc(start: float, end: float, *, radius: float = RADIUS) -> str:
    """Return the path clockwise from share `start` to share `end` of a turn, twelve o'clock being 0."""
    end = min(end, start + FULL)
    turn = 1 if end - start > 0.5 else 0
    (x0, y0), (x1, y1) = _point(start, radius), _point(end, radius)
    return f"M{x0:.2f} {y0:.2f}A{radius:g} {radius:g} 0 {turn} 1 {x1:.2f} {y1:.2f}"


def ring(face: Face, *, size: int) -> SafeString:
    """Return the ring of `face` as an image with its sentence; `size` in pixels is 14, 24, 40 or 52."""
    shape = LINES.get(face.strength, "")
    parts = _parts(face, shape)
    return format_html(
        '<svg class="ring ring-{} is-{}" viewBox="0 0 40 40" role="img" aria-label="{}"{}>{}</svg>',
        size,
        face.state,
        face.sentence,
        _counting(face),
        parts,
    )


def _parts(face: Face, shape: str) -> SafeString:
    if face.state in _WITHOUT_ARC:
        return _paths(_GLYPHS[face.state])
    if face.strength == "none":
        return _paths(_GLYPHS["no_promise"])
    return _arcs(face, shape) + _paths(_GLYPHS.get(face.state, ()))


def _arcs(face: Face, shape: str) -> SafeString:
    guaranteed = face.strength == "guaranteed"
    radius = INNER_RADIUS if guaranteed else RADIUS
    spent = 1 - max(0.0, min(1.0, face.share_left or 0.0))
    edge = '<circle class="ring-edge" cx="20" cy="20" r="19.2"></circle>' if guaranteed else ""
    offset = (spent * 2 * pi * radius) % DASH_PERIOD[shape] if shape else 0
    return format_html(
        '{}<path class="ring-spent {}" d="{}"></path><path class="ring-left {}" d="{}"{}></path>',
        SafeString(edge),
        shape,
        arc(0, spent, radius=radius) if spent > 0 else "",
        shape,
        arc(spent, 1, radius=radius) if spent < 1 else "",
        format_html(' stroke-dashoffset="{}"', f"{offset:.2f}") if offset else "",
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
