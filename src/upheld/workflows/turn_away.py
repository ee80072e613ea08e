"""Deciding whether the agreement lets a request through, and keeping the one that it does not."""

from datetime import datetime

from servicelevel.clocks.promise import Entitlement
from upheld.agreements.facts import in_force
from upheld.desks.models import Desk
from upheld.tickets.actions import turn_away as refusals
from upheld.tickets.actions.receive import Opening
from upheld.tickets.actions.turn_away import Sender
from upheld.tickets.models import IntakeRefusal
from upheld.workflows.open_ticket import preview


def turned_away(
    desk: Desk, opening: Opening, sender: Sender, *, typed: dict[str, list[str]], at: datetime
) -> IntakeRefusal | None:
    """Keep a request that the agreement sends elsewhere or refuses; None for one that it serves, which is not kept.

    A stranger is judged by what they state, not by the contract of whoever has the address that they typed: they
    could learn of it otherwise. Raises PromiseError.
    """
    entitlement: Entitlement = preview(desk, contact=sender.contact, facts=opening.facts, at=at).entitlement
    if entitlement.served:
        return None
    version = in_force(desk, at=at)
    return refusals.turn_away(desk, opening, sender, entitlement=entitlement, version=version, typed=typed, at=at)
