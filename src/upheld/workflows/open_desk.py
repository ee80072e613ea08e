"""Opening a desk on an agreement document, and putting people on it."""

from datetime import datetime

from django.db import transaction

from upheld.accounts.actions import people as accounts
from upheld.accounts.queries import user_with
from upheld.agreements.actions import publish
from upheld.agreements.facts import meaning_of_text
from upheld.audit.facts import Actor
from upheld.desks.actions import people
from upheld.desks.models import Desk, Membership


@transaction.atomic
def open_desk(text: str, *, prefix: str, colour: Desk.Colour, email: str, by: Actor, at: datetime) -> Desk:
    """Open the desk that a document names and publish the document as its agreement.

    Name, title and zone are the document's. Raises FaultyAgreement with every fault, DeskExists, PublishingRefused.
    """
    meaning = meaning_of_text(text)
    desk = people.open_desk(
        meaning.name,
        title=meaning.provider,
        prefix=prefix,
        colour=colour,
        zone=meaning.zone,
        email=email,
        by=by,
        at=at,
    )
    publish.publish(desk, text, by=by, at=at)
    return desk


@transaction.atomic
def add_person(desk: Desk, email: str, *, name: str, role: Membership.Role, by: Actor, at: datetime) -> Membership:
    """Put a person on a desk; whoever has no account gets one, to sign in by a code sent to their address.

    Raises AlreadyOnDesk.
    """
    user = user_with(email) or accounts.add(email, name=name, zone="", at=at)
    return people.add_member(desk, user, role=role, by=by, at=at)
