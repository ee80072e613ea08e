"""Choosing how to be told of what; what holds without a choice is in `facts`."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.notifications.facts import DEFAULTS, Happening, Ways
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
