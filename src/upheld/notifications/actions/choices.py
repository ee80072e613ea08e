"""Choosing how to be told of what; what holds without a choice is in `facts`."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.notifications.facts import DEFAULTS, CustomerMail, Happening, Ways
from upheld.notifications.models import Choice


@transaction.atomic
def choose(person: int, wanted: Mapping[Happening, Ways], *, desk: str, by: Actor, at: datetime) -> None:
    """Keep how a person on a desk wants to be told of each happening; what is left out is as by default."""
    rows = [
        Choice(desk=desk, person=person, happening=happening.value, in_app=ways.in_app, mail=ways.mail)
        for happening in DEFAULTS
        for ways in [wanted.get(happening, DEFAULTS[happening])]
    ]
    Choice.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["desk", "person", "happening"],
        update_fields=["in_app", "mail"],
    )
    record("person", person, "notifications chosen", desk=desk, by=by, at=at)


@transaction.atomic
def decline(person: int, declined: Collection[CustomerMail], *, desk: str, by: Actor, at: datetime) -> None:
    """Keep which mails a person does not want as a desk's customer; every other one they get."""
    rows = [
        Choice(desk=desk, person=person, happening=one.value, in_app=False, mail=one not in declined)
        for one in CustomerMail
    ]
    Choice.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["desk", "person", "happening"], update_fields=["mail"]
    )
    record("person", person, "mails chosen", desk=desk, by=by, at=at)


def forget(person: int) -> None:
    """Forget everything that a person chose, on every desk."""
    Choice.objects.filter(person=person).delete()
