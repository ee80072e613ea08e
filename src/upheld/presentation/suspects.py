"""What a form says that looks like a secret: whoever sends it is asked about each, and it is taken out unless they say
that it is none. What secrets look like is known elsewhere; nothing here is kept.
"""

from dataclasses import dataclass

from django.http import QueryDict

from upheld.redaction.finding import Finding
from upheld.redaction.search import redacted

# The form's names for the marks of what its sender was shown, and of what they say is no secret.
SHOWN, NO_SECRET = "secret_shown", "not_secret"
# What no person types.
_SENT_ALONG = frozenset({"csrfmiddlewaretoken", "submission", "step", "seen", "proof", "upload", "remove"})
_NOT_TYPED = _SENT_ALONG | {SHOWN, NO_SECRET}


@dataclass(frozen=True, kw_only=True, slots=True)
class Suspect:
    """Something that looks like a secret, and where it was found."""

    finding: Finding
    # The name of the form's field, or of the file.
    where: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LookedThrough:
    """What a form says, with what its sender let go taken out."""

    data: QueryDict
    # About these nobody was asked yet; they still stand in the data, which must not be kept before.
    unasked: tuple[Suspect, ...]
    # The marks of what was asked about, and of those that are no secrets.
    shown: tuple[str, ...]
    no_secret: tuple[str, ...]

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What the next step must send again, so that nobody is asked twice: names and values."""
        return [(NO_SECRET, mark) for mark in self.no_secret] + [(SHOWN, mark) for mark in self.no_secret]


def look_through(sent: QueryDict) -> LookedThrough:
    """Search what was typed into a form for secrets; those that were asked about are taken out, or stay."""
    shown = set(sent.getlist(SHOWN))
    no_secret = shown & set(sent.getlist(NO_SECRET))
    data, unasked = sent.copy(), []
    for name, values in sent.lists():
        if name not in _NOT_TYPED:
            suspects = [one for value in values for one in redacted(str(value), kept=shown).taken_out]
            unasked += [Suspect(finding=one, where=name) for one in suspects]
            waiting = no_secret | {one.mark for one in suspects}
            data.setlist(name, [redacted(str(value), kept=waiting).text for value in values])
    return LookedThrough(
        data=data, unasked=_once(unasked), shown=tuple(sorted(shown)), no_secret=tuple(sorted(no_secret))
    )


def _once(suspects: list[Suspect]) -> tuple[Suspect, ...]:
    """Leave one of those that are the same secret."""
    return tuple({one.finding.mark: one for one in reversed(suspects)}.values())[::-1]
