"""The only way a surface gets an invitation to answer; whoever has no right to it is told that there is none."""

from datetime import datetime

from django.core import signing

from upheld.desks.access import NotFound
from upheld.desks.models import Desk
from upheld.improvement.facts import digest_of
from upheld.improvement.models import SurveyInvitation

# Bound to its one purpose: no other link of this installation is signed with it.
_SALT = "upheld.survey"


def survey_token(nonce: str) -> str:
    """Return what the link of a survey carries: its random bits and a signature that only this installation makes."""
    return signing.Signer(salt=_SALT).sign(nonce)


def invitation_for_token(token: str, desk: Desk, *, at: datetime) -> SurveyInvitation:
    """Return the invitation that a link names; one that is forged, expired or of another desk does not exist."""
    try:
        nonce = signing.Signer(salt=_SALT).unsign(token)
    except signing.BadSignature as fault:
        raise NotFound from fault
    found = SurveyInvitation.objects.select_related("ticket__desk", "contact")
    invitation = found.filter(digest=digest_of(nonce), expires_at__gt=at, desk=desk).first()
    if invitation is None:
        raise NotFound
    return invitation
