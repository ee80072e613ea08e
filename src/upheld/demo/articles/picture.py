"""The picture of the demo's articles: a flow whose third step is red; no photograph of anything."""

from io import BytesIO

from PIL import Image, ImageDraw

_SIZE = (1280, 320)
_STEPS = ("#2f6f6a", "#2f6f6a", "#b3261e")
_GROUND, _LINE = "#f4f2ee", "#8a857c"


def stopped_flow() -> bytes:
    """Return the picture as a PNG."""
    drawn = Image.new("RGB", _SIZE, _GROUND)
    pen = ImageDraw.Draw(drawn)
    pen.line((220, 160, 1060, 160), fill=_LINE, width=8)
    for place, colour in enumerate(_STEPS):
        left = 120 + place * 400
        pen.rounded_rectangle((left, 80, left + 240, 240), radius=24, fill=colour)
        _sign(pen, left + 120, is_red=place == len(_STEPS) - 1)
    kept = BytesIO()
    drawn.save(kept, "PNG")
    return kept.getvalue()


def _sign(pen: ImageDraw.ImageDraw, middle: int, *, is_red: bool) -> None:
    """Draw a tick, or a cross: who sees no colours sees them apart."""
    ways = (
        (((-30, 130), (30, 190)), ((-30, 190), (30, 130)))
        if is_red
        else (((-36, 160), (-8, 188)), ((-8, 188), (36, 134)))
    )
    for (x1, y1), (x2, y2) in ways:
        pen.line((middle + x1, y1, middle + x2, y2), fill="white", width=14)
