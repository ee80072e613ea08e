"""What the agreements of the demo's desks turned away, and why; every name is invented."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import uuid4

from upheld.demo.scene import Asker
from upheld.desks.models import Desk
from upheld.tickets.actions.receive import Opening
from upheld.tickets.actions.turn_away import Sender
from upheld.workflows.turn_away import turned_away

# Who asked what, how long before the demo was loaded.
ASKED: Mapping[str, tuple[tuple[Asker, timedelta, Opening], ...]] = {
    "interworx": (
        (
            Asker(name="Lionel Barros", email="lionel@quietharbor.example"),
            timedelta(hours=5),
            Opening(
                subject="I cannot log in to my mail",
                text="The page says that my password is wrong. My hosting plan is paid until March.",
                channel="portal",
                facts={"category": "other", "role": "siteworx-user", "topic": "webmail", "priority": "medium"},
            ),
        ),
        (
            Asker(name="Priscilla Vane", email="priscilla@vane-consulting.example"),
            timedelta(days=2, hours=3),
            Opening(
                subject="PCI scan fails on port 2443",
                text="Our bank wants a clean scan by the end of the month; the report is eleven pages long.",
                channel="portal",
                facts={"category": "support", "topic": "pci", "priority": "high"},
                answers={"host": "198.51.100.44", "remote_assistance": True},
            ),
        ),
    ),
}


def keep(desk: Desk, *, at: datetime) -> None:
    """Ask what a desk's agreement does not let through, as it would have been asked."""
    for who, before, asked in ASKED.get(desk.name, ()):
        opening = Opening(
            subject=asked.subject,
            text=asked.text,
            channel=asked.channel,
            facts=asked.facts,
            answers=asked.answers,
            submission=uuid4(),
        )
        turned_away(desk, opening, Sender(name=who.name, email=who.email, contact=None), typed={}, at=at - before)
