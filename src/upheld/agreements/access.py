"""The only way a surface gets an agreement; a desk that has published none has no pages to show."""

from datetime import datetime

from servicelevel.agreement.terms import Agreement
from upheld.agreements.facts import NoAgreementInForce, in_force, meaning_of
from upheld.desks.access import NotFound
from upheld.desks.models import Desk


def agreement_in_force(desk: Desk, *, at: datetime) -> Agreement:
    """Return the agreement that governs what a desk receives at an instant."""
    try:
        return meaning_of(in_force(desk, at=at))
    except NoAgreementInForce as fault:
        raise NotFound from fault
