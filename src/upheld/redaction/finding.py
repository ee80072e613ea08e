"""What was found in a text: where it stands, what it looks like, and how it may be shown; not how it is found."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

DOTS = "••••••"
_SHOWN_FROM = 12  # characters; of what is shorter only the first is shown
_AROUND = 60  # characters shown before and after


class Kind(TextChoices):
    """What kind of secret something looks like."""

    PASSWORD = "password", _("a password")
    KEY = "key", _("a key")
    TOKEN = "token", _("a token")
    CARD = "card number", _("a card number")


# Where something stands, half-open, and what it looks like.
Place = tuple[int, int, Kind]


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """A secret in a text, without the secret itself, so that it may be shown and logged."""

    kind: Kind
    # Where it stands in the text: half-open.
    start: int
    end: int
    # What may be shown of it.
    masked: str
    # The line in which it begins, as much of it as fits, with every secret in it masked.
    line: str
    # The same for the same secret on this installation, and for no other; it leads back to nothing.
    mark: str

    @property
    def replacement(self) -> str:
        """What stands in its place once it is taken out; kept in rows, so in one language."""
        return f"[redacted {self.kind.value}]"


def findings_of(text: str, places: Sequence[Place]) -> tuple[Finding, ...]:
    """Return the findings at places of a text that are in order and do not overlap."""
    masks = [_masked(text[start:end], kind) for start, end, kind in places]
    return tuple(
        Finding(
            kind=kind,
            start=start,
            end=end,
            masked=masks[number],
            line=_line_around(text, places, masks, number),
            mark=salted_hmac("upheld.redaction", text[start:end], algorithm="sha256").hexdigest()[:32],
        )
        for number, (start, end, kind) in enumerate(places)
    )


def without(text: str, findings: tuple[Finding, ...]) -> str:
    """Return a text with what was found in it taken out."""
    pieces, at = [], 0
    for one in findings:
        pieces += [text[at : one.start], one.replacement]
        at = one.end
    return "".join([*pieces, text[at:]])


def _line_around(text: str, places: Sequence[Place], masks: Sequence[str], number: int) -> str:
    first, last, _kind = places[number]
    begin = max(text.rfind("\n", 0, first) + 1, first - _AROUND)
    newline = text.find("\n", last, last + _AROUND)
    end = newline if newline >= 0 else min(len(text), last + _AROUND)
    pieces, at = [], begin
    for other in range(max(0, number - _AROUND), min(len(places), number + _AROUND)):  # the others are too far away
        start, stop, _kind = places[other]
        if stop > at and start < end:
            pieces += [text[at : max(at, start)], masks[other]]
            at = stop
    return "".join([*pieces, text[at:end]]).strip()


def _masked(secret: str, kind: Kind) -> str:
    if kind is Kind.CARD:
        return f"{DOTS} {secret[-4:]}"
    if secret.startswith("-----BEGIN"):
        return f"{secret.partition(chr(10))[0].strip()} {DOTS}"
    if len(secret) < _SHOWN_FROM:
        return secret[:1] + DOTS
    return secret[:2] + DOTS + secret[-2:]
