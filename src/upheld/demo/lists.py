"""What each desk of the demo keeps in its settings: how tickets end, and what it wants to know of them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from upheld.audit.facts import THE_DESK
from upheld.demo.desks import OPEN_FOR
from upheld.desks.models import Desk
from upheld.tickets.actions import closing_codes, custom_fields
from upheld.tickets.actions.custom_fields import Description
from upheld.tickets.models import CustomField

Kind = CustomField.Kind
# The first of each has the key `solved`, by which the scenes name it.
CODES: Mapping[str, Sequence[str]] = {
    "intesys": ("Solved", "Explained", "Third party", "Not reproducible"),
    "interstellio": ("Solved", "Explained", "Upstream fault"),
    "integrato": ("Solved", "Workaround given", "Explained", "Future release"),
    "studio": ("Solved", "Explained", "Withdrawn"),
    "interworx": ("Solved", "Explained", "Upstream defect"),
}
FIELDS: Mapping[str, Sequence[tuple[Kind, Description]]] = {
    "intesys": (
        (Kind.TEXT, Description(label="Server")),
        (Kind.CHOICE, Description(label="Data centre", options=("São Paulo", "Campinas"))),
    ),
    "interstellio": ((Kind.TEXT, Description(label="Realm")), (Kind.NUMBER, Description(label="Subscribers affected"))),
    "integrato": (
        (Kind.CHOICE, Description(label="Environment", options=("Production", "Staging"))),
        (Kind.TEXT, Description(label="Flow", help="As the customer calls it.")),
        (Kind.LONG_TEXT, Description(label="Root cause", owed=True)),
    ),
    "studio": (
        (Kind.TEXT, Description(label="Page")),
        (Kind.CHECKBOX, Description(label="Shown to the customer")),
    ),
    "interworx": (
        (Kind.TEXT, Description(label="Panel version")),
        (Kind.DATE, Description(label="Update planned")),
    ),
}


def keep(desk: Desk, *, at: datetime) -> None:
    """Write down a desk's lists on the day on which it was opened."""
    opened_at = at - OPEN_FOR
    for label in CODES[desk.name]:
        closing_codes.add(desk, label, by=THE_DESK, at=opened_at)
    for kind, said in FIELDS[desk.name]:
        custom_fields.add(desk, kind, said, by=THE_DESK, at=opened_at)
