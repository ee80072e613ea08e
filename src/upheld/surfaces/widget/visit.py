"""One visit to the embedded form: from which website, by whom, on which page. It travels in the form, signed.

No cookie carries it: browsers withhold those of another website's frame.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.core import signing

from upheld.customers.access import website_at, website_of_desk
from upheld.customers.actions.websites import UsedAlready, use_identity
from upheld.customers.facts.identity import BadIdentity, identity_in, not_signed
from upheld.customers.facts.websites import speaks_for
from upheld.customers.models import Website
from upheld.customers.queries import contact_with
from upheld.customers.queries.websites import secrets_of
from upheld.desks.access import NotFound
from upheld.presentation.theme import THEMES
from upheld.surfaces.widget.place import Place

LASTS = timedelta(hours=2)
LONGEST_PAGE = 500
_SALT = "upheld.embedded"
_VIEWPORT = re.compile(r"[0-9]{1,5} × [0-9]{1,5}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """What a form in somebody's website remembers from step to step."""

    desk: int
    website: int
    # Name and address as the website vouches for them; None for a stranger.
    who: tuple[str, str] | None
    # On which page of the website, and in a window of which size; empty where it was not told.
    page: str
    viewport: str
    # Light, dark, or empty for the system's own.
    theme: str
    # Seconds since the epoch.
    until: int

    @property
    def token(self) -> str:
        """What the form carries."""
        return signing.dumps(asdict(self), salt=_SALT, compress=True)

    def has_ended(self, at: datetime) -> bool:
        """Say whether it must begin anew: who somebody is does not count for ever."""
        return at.timestamp() >= self.until


def visit_in(token: str, place: Place) -> Visit:
    """Return the visit that a form carries. Raises NotFound, if it is forged, foreign or from a withdrawn website."""
    try:
        said = signing.loads(token, salt=_SALT)
        visit = Visit(**{**said, "who": tuple(said["who"]) if said["who"] else None})
    except (signing.BadSignature, TypeError, KeyError) as fault:
        raise NotFound from fault
    if visit.desk != place.desk.pk:
        raise NotFound
    website_of_desk(place.desk, visit.website)
    return visit


def begin(place: Place, said: Mapping[str, str], *, at: datetime) -> tuple[Visit, str]:
    """Begin a visit with what the website's page said; return it, and why who it named does not count.

    An identity is used up by this. Raises NotFound, if the website may not show the form.
    """
    website = website_at(place.desk, said.get("origin", ""))
    who, refusal = _who(place, website, said.get("identity", ""), at=at)
    page, viewport, theme = (said.get(name, "").partition("#")[0] for name in ("page", "viewport", "theme"))
    visit = Visit(
        desk=place.desk.pk,
        website=website.pk,
        who=who,
        page=page[:LONGEST_PAGE] if page.startswith(f"{website.origin}/") and page.isprintable() else "",
        viewport=viewport if _VIEWPORT.fullmatch(viewport) else "",
        theme=theme if theme in THEMES else "",
        until=int((at + LASTS).timestamp()),
    )
    return visit, refusal


def _who(place: Place, website: Website, token: str, *, at: datetime) -> tuple[tuple[str, str] | None, str]:
    if not token:
        return None, ""
    try:
        found = identity_in(token, secrets=secrets_of(website, at=at), audience=place.desk.name, at=at)
        use_identity(website, found.number, expires_at=found.expires_at, at=at)
    except (BadIdentity, UsedAlready) as refusal:
        return None, str(refusal)
    known = contact_with(place.desk, found.email)
    if not speaks_for(website, known):
        # Said as if it were badly signed: a website learns nothing of who else is known here.
        return None, str(not_signed())
    return (found.name, found.email), ""
