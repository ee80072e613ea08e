"""The shapes that tell a state without colour: class and path in a 40 by 40 box. The arc is in rings.py."""

Part = tuple[str, str]


def _circle(radius: float) -> str:
    half = f"a{radius:g} {radius:g} 0 1 1"
    return f"M{20 - radius:g} 20{half} {2 * radius:g} 0{half}-{2 * radius:g} 0"


_EXCLAMATION: tuple[Part, ...] = (("ring-glyph", "M20 13.2v8.2"), ("ring-glyph", "M20 26.6v.01"))
_SQUARE: Part = (
    "ring-square",
    "M9.6 4.6h20.8a5 5 0 0 1 5 5v20.8a5 5 0 0 1-5 5h-20.8a5 5 0 0 1-5-5v-20.8a5 5 0 0 1 5-5z",
)
_FLAG: Part = ("ring-glyph", "M14.6 28v-15h11.2l-2.6 4.4l2.6 4.4h-11.2")
_PEN: Part = ("ring-glyph", "M13.4 26.6l.8-4.2l9-9a2.4 2.4 0 0 1 3.4 3.4l-9 9z")

OVER_ARC: dict[str, tuple[Part, ...]] = {"paused": (("ring-glyph", "M16.6 15v10M23.4 15v10"),)}
"""Drawn within the arc of the share left."""

WITHOUT_ARC: dict[str, tuple[Part, ...]] = {
    "kept": (("ring-thin", _circle(16.6)), ("ring-glyph", "M13.4 20.6l4.6 4.6l8.8-9.2")),
    "breached": (
        ("ring-disc", _circle(18)),
        ("ring-on-disc", "M20 11.4v10.4"),
        ("ring-on-disc", "M20 28.4v.01"),
    ),
    "missed": (("ring-full", _circle(15.5)), *_EXCLAMATION),
    "past_usual": (("ring-left ring-dashed", "M20 4.5a15.5 15.5 0 1 1-.01 0"), *_EXCLAMATION),
    "not_started": (("ring-full", _circle(15.5)), ("ring-point", _circle(2.4))),
    "release": (_SQUARE, _FLAG),
    "discretion": (_SQUARE, _PEN),
    "no_promise": (("ring-hairline", _circle(16.4)), ("ring-glyph", "M15 20h10")),
    "cancelled": (("ring-hairline", _circle(16.4)), ("ring-glyph", "M16 16l8 8M24 16l-8 8")),
}
"""Drawn alone: there is no share left to show, or none was promised."""
